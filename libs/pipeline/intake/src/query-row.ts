import { createHash } from 'node:crypto';
import { beginningOf, newId, searchWords } from '@sourcedesk/data';
import type { ParsedDigest, ParsedQuery } from '@sourcedesk/domain/digests';
import type { QueryId } from '@sourcedesk/domain/ids';
import type { QueryField } from '@sourcedesk/domain/query-fields';
import { namesNobody } from '@sourcedesk/domain/similarity';
import { storableText } from './storable';

/** Keys of indexes end here: PostgreSQL takes 2,700 bytes, and no name of an outlet needs them. */
const longestKey = 500;

/** A query as it is written; `outletKey` and `journalistKey` find the rows of the agency's memory, '' for none. */
export function rowOf(query: ParsedQuery, { service, edition }: Pick<ParsedDigest, 'service' | 'edition'>) {
  const { deadline, reply, outlet, journalist } = query;
  return {
    id: newId<QueryId>(),
    identity: shortened(storableText(query.identity)),
    service: service ?? 'manual',
    number: query.number,
    editionName: edition?.name ?? null,
    editionDate: edition?.date ?? null,
    summary: query.summary,
    body: query.body,
    category: query.category,
    journalistName: journalist.name,
    // The relay alias says nothing about the person: it is new with every query. Without a profile or a personal address nobody is remembered.
    journalistKey: key(journalist.profileUrl || (reply.kind === 'address' ? reply.address.toLowerCase() : '')),
    outletName: outlet.name,
    outletUrl: outlet.url,
    outletKey: namesNobody(outlet.name) ? '' : key(foldedName(outlet.name)),
    deadlineAt: deadline?.at ?? null,
    deadlineZone: deadline?.zone ?? null,
    deadlineRaw: deadline?.raw ?? null,
    deadlineCertainty: deadline?.certainty ?? null,
    replyKind: reply.kind,
    replyAddress: reply.address,
    replyUrl: reply.url,
    otherAddresses: query.otherAddresses,
    noAi: query.flags.noAi,
    noAiEvidence: query.noAiEvidence,
    traps: query.traps,
    questions: query.questions,
    requirements: query.requirements,
    words: searchWords(query.summary, outlet.name, journalist.name, query.body),
    beginning: beginningOf(query.body),
    ranges: query.ranges,
  };
}

export type QueryRow = ReturnType<typeof rowOf>;

/** The columns of a query row that the agency remembers, for json_to_recordset. */
export const queryColumns = `"id" uuid, "identity" text, "service" text, "number" integer, "editionName" text, "editionDate" date, "summary" text, "body" text,
  "category" text, "journalistId" uuid, "journalistName" text, "outletId" uuid, "outletName" text, "outletUrl" text, "deadlineAt" timestamptz,
  "deadlineZone" text, "deadlineRaw" text, "deadlineCertainty" text, "replyKind" text, "replyAddress" text, "replyUrl" text, "otherAddresses" text[],
  "noAi" boolean, "noAiEvidence" text[], "traps" jsonb, "questions" jsonb, "requirements" jsonb, "words" tsvector, "beginning" text`;

/** What the fields of a query are written from that a person may correct: by field and column, out of a row r with {@link queryColumns}. */
const told: Readonly<Record<QueryField, Readonly<Record<string, string>>>> = {
  summary: { summary: 'r."summary"' },
  body: {
    body: 'r."body"',
    other_addresses: 'r."otherAddresses"',
    questions: 'r."questions"',
    requirements: 'r."requirements"',
    words: 'r."words"',
    beginning: 'r."beginning"',
  },
  category: { category: 'r."category"' },
  journalist: { journalist_name: 'r."journalistName"' },
  outlet: {
    outlet_id: 'r."outletId"',
    outlet_name: 'r."outletName"',
    outlet_url: 'r."outletUrl"',
  },
  deadline: {
    deadline_at: 'r."deadlineAt"',
    deadline_zone: 'r."deadlineZone"',
    deadline_raw: 'r."deadlineRaw"',
    deadline_certainty: 'r."deadlineCertainty"',
  },
  reply: { reply_kind: 'r."replyKind"', reply_address: 'r."replyAddress"', reply_url: 'r."replyUrl"' },
  noAi: { no_ai: 'r."noAi"', no_ai_evidence: 'r."noAiEvidence"' },
};

/** The assignments of a query's fields out of a row r, `what` a column gets by its field and what the row says. */
export function assignFields(what: (field: string, column: string, value: string) => string): string {
  const columns = Object.entries(told).flatMap(([field, values]) =>
    Object.entries(values).map(([column, value]) => [field, column, value]),
  );
  return columns.map(([field = '', column = '', value = '']) => `${column} = ${what(field, column, value)}`).join(', ');
}

const key = (text: string): string => storableText(text.slice(0, longestKey));

/** A key that still tells apart what is as long as a summary can be. */
function shortened(key: string): string {
  return key.length <= longestKey ? key : `${key.slice(0, longestKey - 64)}${createHash('sha256').update(key).digest('hex')}`;
}

/** Outlets are the same when their names differ in case and marks only. */
function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
