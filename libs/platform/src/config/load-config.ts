import { publicHalf } from '../secrets/x25519';
import { settingFacts, settings, type SettingName, type Settings } from './settings';
import { views, type Config, type ProcessKind } from './views';

/** The environment is not as it must be. The message has one sentence for each wrong setting and never a secret's value. */
export class ConfigError extends Error {
  constructor(readonly sentences: readonly string[]) {
    super(sentences.join('\n'));
    this.name = 'ConfigError';
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of the process, over values made for it: what somebody has set stands. */
export function environmentOver(made: Environment): Environment {
  const set = Object.entries(process.env).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { ...made, ...Object.fromEntries(set) };
}

/**
 * Reads what a kind of process needs from the environment (`process.env` when none is given). An empty variable counts as unset.
 * Throws ConfigError, which names every wrong setting and its cure.
 */
export function loadConfig<K extends ProcessKind>(kind: K, environment: Environment = process.env): Config<K> {
  const view: { needs: readonly SettingName[]; reads: readonly SettingName[] } = views[kind];
  const values: Partial<Record<SettingName, unknown>> = {};
  const wrong: string[] = [];
  for (const name of [...view.needs, ...view.reads]) {
    const given = environment[name]?.trim() || undefined;
    const parsed = settings[name].safeParse(given);
    if (!parsed.success) wrong.push(invalid(name, given ?? ''));
    else if (parsed.data === undefined && name !== 'PUBLIC_URL' && view.needs.includes(name)) wrong.push(missing(name, kind));
    else values[name] = parsed.data;
  }
  if (view.needs.includes('PUBLIC_URL')) values.PUBLIC_URL ??= `http://localhost:${String(values.PORT)}`;
  wrong.push(...contradictions(values as Partial<Settings>));
  if (wrong.length > 0) throw new ConfigError(wrong);
  return Object.freeze(values) as Config<K>;
}

/** Like loadConfig for the first line of a process: a wrong environment is printed, sentence by sentence, and the process ends with code 1. */
export function loadConfigOrDie<K extends ProcessKind>(kind: K, environment: Environment = process.env): Config<K> {
  try {
    return loadConfig(kind, environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function contradictions(values: Partial<Settings>): string[] {
  const found: string[] = [];
  if (values.SYSTEM_SMTP_URL !== undefined && values.SYSTEM_MAIL_FROM === undefined) {
    found.push(
      'SYSTEM_MAIL_FROM is not set although SYSTEM_SMTP_URL is: set the sender address, for example SYSTEM_MAIL_FROM=desk@agency.example.',
    );
  }
  if (values.INBOUND_SMTP_PORT !== undefined && values.INBOUND_DOMAIN === undefined)
    found.push(
      'INBOUND_DOMAIN is not set although INBOUND_SMTP_PORT is: set the domain of the addresses, for example INBOUND_DOMAIN=in.agency.example.',
    );
  if ((values.INBOUND_TLS_CERT === undefined) !== (values.INBOUND_TLS_KEY === undefined))
    found.push('INBOUND_TLS_CERT and INBOUND_TLS_KEY go together: set both, the certificate and its private key, or neither.');
  const newest = values.MAILBOX_PRIVATE_KEY?.[0];
  if (newest && values.MAILBOX_PUBLIC_KEY && !publicHalf(newest).equals(values.MAILBOX_PUBLIC_KEY)) {
    found.push(
      'MAILBOX_PUBLIC_KEY is not the public half of MAILBOX_PRIVATE_KEY: set both to one pair, made with: npm run sourcedesk -- keys.',
    );
  }
  return found;
}

function facts(name: SettingName) {
  const known = settingFacts.get(settings[name]);
  if (!known) throw new Error(`the setting ${name} has no description`);
  return known;
}

const isCommand = (example: string): boolean => /^(openssl|npm) /.test(example);

function cure(name: SettingName): string {
  const { example } = facts(name);
  return isCommand(example) ? `Make one with: ${example}.` : `For example: ${name}=${example}.`;
}

function invalid(name: SettingName, given: string): string {
  const { must, secret } = facts(name);
  const shown = secret ? '' : `, not "${given.slice(0, 80)}"`;
  return `${name} must be ${must}${shown}. ${cure(name)}`;
}

function missing(name: SettingName, kind: ProcessKind): string {
  const who = kind === 'both' ? 'Sourcedesk' : kind === 'migrate' ? 'sourcedesk migrate' : `the ${kind}`;
  return `${name} is not set and has no default: ${who} needs it, ${facts(name).must}. ${cure(name)}`;
}
