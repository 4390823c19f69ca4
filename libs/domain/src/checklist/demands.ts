import { placesOf, wordsOf } from '../words';
import { type Check, check, type ChecklistInput, demanded } from './check';
import { placesOfUrl, signedName } from './mentions';

const quoted = /(?:["“‘]|(?<=[\s:])')([^"“”‘’]{2,80}?)(?:["”’]|'(?=\W|$))/;
const named =
  /\bsubject(?:[- ]?(?:line|header|field))?(?: (?:(?:must|should|needs? to|has to|to) (?:be|read|say)|reads?|says?))?:\s*(\S.{0,79}?)[.!]?$/i;
const said =
  /\bsubject(?:[- ]?(?:line|header|field))? (?:must|should|needs? to|has to) (?:be|read|say) ((?:[A-Z0-9]\S*)(?: \S+){0,8}?)[.!]?$/;
const capitals =
  /\b(?:[Pp]ut|[Uu]se|[Ww]rite|[Aa]dd|[Ii]nclude|[Tt]ype|[Mm]ention|words?|phrase|with) ((?:[A-Z][A-Z0-9-]+)(?: [A-Z0-9][A-Z0-9-]*)*)\b/;

/** The words a rule for the subject gives: quoted, after a colon, or in capitals. null where it only describes them. */
export function subjectWordsIn(rule: string): string | null {
  for (const pattern of [quoted, named, said, capitals]) {
    const words = pattern.exec(rule)?.[1]?.trim();
    if (words) return words;
  }
  return null;
}

const holds = (words: string, text: string): boolean => placesOf(words, wordsOf(text)).length > 0;

const subjectCheck = (input: ChecklistInput, rule: string): Check => {
  const words = subjectWordsIn(rule);
  if (words !== null) {
    return check('subject-rule', 'warning', holds(words, input.subject), {
      ok: `The subject has "${words}", as the journalist asks.`,
      not: `Put "${words}" into the subject: the journalist asks for it.`,
    });
  }
  if (/\b(?:your|full|expert['’]?s?) (?:full )?name\b/i.test(rule)) {
    return check('subject-rule', 'warning', holds(signedName(input.profile.name), input.subject), {
      ok: "The subject has the expert's name, as the journalist asks.",
      not: `Put the expert's name into the subject: the journalist asks for it ("${rule}").`,
    });
  }
  return check('subject-rule', 'info', true, { ok: `The journalist has a rule for the subject: "${rule}"`, not: '' });
};

const link = /(?:https?:\/\/|\bwww\.)[^\s<>"]+/i;

const linksCheck = ({ body, profile }: ChecklistInput): Check => {
  const found = link.exec(body);
  const place = found ? { start: found.index, end: found.index + found[0].length } : placesOfUrl(profile.siteUrl, body)[0];
  return check(
    'links',
    'warning',
    place === undefined,
    { ok: 'The pitch holds no link: the journalist wants none.', not: 'Take the link out: the journalist wants none.' },
    place ? { at: { field: 'body', ...place } } : {},
  );
};

/** What the query itself demands of subject and links; nothing where it demands nothing. */
export const demandChecks = (input: ChecklistInput): Check[] => {
  const [rule] = demanded(input, 'subject');
  return [
    ...(rule === undefined ? [] : [subjectCheck(input, rule)]),
    ...(demanded(input, 'no-links').length > 0 ? [linksCheck(input)] : []),
  ];
};
