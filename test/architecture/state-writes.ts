const table = String.raw`(?:only\s+)?(?:"?app"?\.)?"?(?:pitch\b(?!_)|\$\{)`;
/** What a statement sets: up to its where, from or returning, or the end of the text it stands in. */
const update = new RegExp(String.raw`\bupdate\s+${table}[\s\S]{0,60}?\bset\b([\s\S]*?)(?:\bwhere\b|\bfrom\b|\breturning\b|;|$)`, 'gi');
const insert = new RegExp(
  String.raw`\b(?:insert|merge)\s+into\s+${table}[^(]*?(?:\(([^)]*)\)|\bselect\b|\busing\b)([\s\S]*?)(?:;|$)`,
  'gi',
);
const byName = /\b(?:update|insert|upsert|save|getRepository|into)\(\s*(['"`])(?:app\.)?pitch\1/g;
const setsState = /(?:^|[\s,(])"?state"?\s*(?:=|,|\))|\$\{/;

/** The places in a source that could write pitch.state: statements that name it, build their columns, or reach the table by another name. */
export function stateWritesIn(source: string): string[] {
  const found: string[] = [];
  for (const literal of literalsOf(source)) {
    for (const [statement, columns = ''] of literal.matchAll(update)) if (setsState.test(columns)) found.push(statement);
    for (const [statement, columns] of literal.matchAll(insert))
      if (columns === undefined || /\bstate\b|\$\{/.test(columns) || /\bdo\s+update\s+set\b[\s\S]*\bstate\b/i.test(statement))
        found.push(statement);
  }
  return [...found, ...[...source.matchAll(byName)].map(([call]) => call)];
}

/** Statements stand in template or quoted literals of their own; a text without any is a statement itself. */
function literalsOf(source: string): string[] {
  const literals = source.match(/`(?:[^`\\]|\\[\s\S])*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g) ?? [];
  return /\b(?:import|export|const|function)\b/.test(source) ? literals.map((text) => text.slice(1, -1)) : [source];
}
