import { demandsIn } from '../demands';
import type { Deadline } from '../deadlines';
import { findTraps } from '../traps';
import { otherAddressesIn } from './addresses';
import { folded, textIdentity } from './identity';
import { traced } from './traced-text';
import type { Service } from '../services';
import type { ParsedQuery } from './types';
import { withoutInvisible } from './working-text';

/** A query as a person typed or corrected it. */
export interface TypedQuery {
  service: Service;
  summary: string;
  body: string;
  category: string;
  journalist: { name: string };
  outlet: { name: string; url: string };
  deadline: Deadline | null;
  reply: ParsedQuery['reply'];
  /** Whether the person says that no AI is wanted; the body may say so itself. */
  noAi: boolean;
}

/** What the longest body is analysed of, as for those that come by mail. */
const longestAnalysed = 20_000;

/**
 * A typed query as one that came by mail: hidden texts are cut out, questions and requirements found. It has no place in a mail.
 * @param near milliseconds since 1970 that a day without a year in its prose lies near
 */
export function typedQuery(typed: TypedQuery, near: number): ParsedQuery {
  const [summary, body] = [typed.summary, typed.body].map((text) => findTraps(text.replace(/\r\n?/g, '\n')));
  const traps = [...(summary?.traps ?? []), ...(body?.traps ?? [])].map(({ encoding, decoded, word, times }) => ({
    encoding,
    decoded,
    word,
    times,
  }));
  const words = shown(body?.text ?? '');
  const analysed = words.slice(0, longestAnalysed);
  const { questions, requirements } = demandsIn(analysed, { deadline: typed.deadline, near, zone: typed.deadline?.zone ?? null });
  const refused = requirements.some(({ kind }) => kind === 'no-ai');
  const query = { ...typed, summary: shown(summary?.text ?? '').replace(/\s+/g, ' '), body: words };
  return {
    number: 0,
    summary: query.summary,
    body: words,
    category: typed.category,
    journalist: { name: typed.journalist.name, profileUrl: '' },
    outlet: typed.outlet,
    deadline: typed.deadline,
    reply: typed.reply,
    otherAddresses: otherAddressesIn(analysed, [typed.reply.address, typed.reply.url]),
    flags: { noAi: typed.noAi || refused },
    noAiEvidence: [...(typed.noAi ? (['flag'] as const) : []), ...(refused ? (['prose'] as const) : [])],
    trap: traps[0] ?? null,
    traps,
    questions,
    requirements,
    identity: identityOf(query),
    ranges: {},
  };
}

const shown = (text: string): string => withoutInvisible(traced(text)).text.trim();

/** Addresses that are drawn anew for each query of their service, so that the same query has the same one however it came. */
const ids: readonly (readonly [RegExp, Service])[] = [
  [/^reply\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@helpareporter\.com$/i, 'haro'],
  [/^(query-[0-9a-z]{3,8})@helpareporter\.(?:net|com)$/i, 'haro'],
  [/^send\+(\d{1,12}\.\d{1,12})@(?:[\w-]+\.)*tmxmessenger\.com$/i, 'tmx'],
  [/^([^@]+)@helpab2bwriter\.com$/i, 'helpab2bwriter'],
  [/^https?:\/\/(?:[\w-]+\.)*sourcebottle\.com\/.*[?&]qid=(\d+)/i, 'sourcebottle'],
];

/** The identity that the same query has when it comes by mail; else what it says, and for whom. */
function identityOf({ service, summary, body, outlet, reply }: TypedQuery): string {
  for (const [pattern, owner] of ids) {
    const id = (pattern.exec(reply.address) ?? pattern.exec(reply.url))?.[1];
    if (id !== undefined) return `${owner}:${id.toLowerCase()}`;
  }
  if (service === 'sos' && reply.address !== '') return `sos:${reply.address.toLowerCase()}:${folded(summary)}`;
  return textIdentity(service, body, outlet.name);
}
