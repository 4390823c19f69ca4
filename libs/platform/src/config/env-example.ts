import { settingFacts, settings, type SettingName } from './settings';
import { processesThatNeed } from './views';

const width = 110;

/** The text of `.env.example`: every setting with what it is for, its default, and who needs it. A spec compares it with the file. */
export function envExample(): string {
  const head = [
    '# Settings of Sourcedesk. Made from libs/platform/src/config/settings.ts; a test compares the two.',
    '# `npm start` needs none of them: it makes its own keys and database under SOURCEDESK_DATA.',
  ];
  const blocks = (Object.keys(settings) as SettingName[]).map(block);
  return `${[head.join('\n'), ...blocks].join('\n\n')}\n`;
}

function block(name: SettingName): string {
  const facts = settingFacts.get(settings[name]);
  if (!facts) throw new Error(`the setting ${name} has no description`);
  const byDefault = settings[name].safeParse(undefined);
  const hasDefault = byDefault.success && byDefault.data !== undefined;
  const needed = hasDefault ? [] : processesThatNeed(name).filter((kind) => kind !== 'both' && name !== 'PUBLIC_URL');
  const notes = [needed.length > 0 ? `Needed by ${needed.join(', ')}.` : '', facts.secret ? 'Secret.' : ''].filter((note) => note !== '');
  const lines = wrap([facts.description, ...notes].join(' '));
  lines.push(...wrap(`Form: ${facts.must}; for example: ${facts.example}`));
  return [...lines.map((line) => `# ${line}`), hasDefault ? `${name}=${textOf(byDefault.data)}` : `# ${name}=`].join('\n');
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
