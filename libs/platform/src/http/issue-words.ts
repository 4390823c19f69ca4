import type { z } from 'zod';

type RawIssue = z.core.$ZodRawIssue;
type Words<Code extends RawIssue['code']> = (issue: Extract<RawIssue, { code?: Code }>) => string;

const types: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const formats: Readonly<Record<string, string>> = {
  email: 'is no e-mail address; write it like name@agency.example',
  url: 'is no web address; begin it with https:// or http://',
  datetime: 'is no instant; write it in UTC, like 2030-01-31T09:00:00Z',
  date: 'is no day; write it like 2030-01-31',
  uuid: 'must be an id that the API gave',
};

const number = (value: number | bigint) => value.toLocaleString('en');
const counted = (value: number | bigint, one: string, many: string) => `${number(value)} ${Number(value) === 1 ? one : many}`;
const amount = (value: number | bigint, origin: string): string => {
  if (origin === 'string') return counted(value, 'character', 'characters');
  return origin === 'array' || origin === 'set' ? counted(value, 'entry', 'entries') : number(value);
};
const listed = (values: readonly unknown[]) => values.map(String).join(', ');

const missing: Words<'invalid_type'> = ({ input, expected }) =>
  input === undefined ? 'It is missing.' : `It must be ${types[expected] ?? `of the type ${expected}`}.`;

const tooSmall: Words<'too_small'> = ({ origin, minimum, inclusive }) => {
  if (origin === 'string' || origin === 'array') {
    return minimum === 1 ? 'It must not be empty.' : `It needs at least ${amount(minimum, origin)}.`;
  }
  return `It must be ${inclusive === false ? 'more than' : 'at least'} ${number(minimum)}.`;
};

const tooBig: Words<'too_big'> = ({ origin, maximum, inclusive }) =>
  origin === 'string' || origin === 'array'
    ? `It is too long; it may have at most ${amount(maximum, origin)}.`
    : `It must be ${inclusive === false ? 'less than' : 'at most'} ${number(maximum)}.`;

/**
 * What is wrong with a value and what to do, for whoever sent it: zod's error map. Each sentence begins with "It", in whose place
 * `naming` puts the words of the field; messages that a schema gives itself come before these.
 */
export function issueWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return missing(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return `It ${formats[issue.format] ?? 'is not written as it must be'}.`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'It is missing.'
        : `It must be ${issue.values.length > 1 ? 'one of ' : ''}${listed(issue.values)}.`;
    case 'not_multiple_of':
      return `It must be a multiple of ${number(issue.divisor)}.`;
    case 'unrecognized_keys':
      return 'It is not known here; leave it out.';
    default:
      return 'It is not as it must be.';
  }
}

/** The sentence with the field named in it; a sentence of a schema's own stays as it is. `whole`: what a path without parts names. */
export function naming(message: string, path: readonly PropertyKey[], whole: string): string {
  return message.startsWith('It ') ? `${wordsOf(path) ?? whole} ${message.slice('It '.length)}` : message;
}

/** `["overrides", 0, "checkId"]` is “Check ID” of entry 1 of “Overrides”. */
function wordsOf(path: readonly PropertyKey[]): string | undefined {
  const named = path.map((part) => (typeof part === 'number' ? `entry ${part + 1}` : `“${titled(String(part))}”`)).reverse();
  const words = named.join(' of ');
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}

function titled(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\b(?:url|id|ids)\b/g, (short) => short.toUpperCase().replace(/S$/, 's'));
  return words.charAt(0).toUpperCase() + words.slice(1);
}
