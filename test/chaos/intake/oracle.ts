import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { AgencyMailKey } from '@sourcedesk/platform/secrets';
import type { Letter } from './letters';

/** What came of it all. */
export interface Verdict {
  readonly letters: number;
  readonly raw: number;
  readonly states: Readonly<Record<string, number>>;
  readonly queries: number;
  /** A sentence for each broken promise; none when all is well. */
  readonly breaches: readonly string[];
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/**
 * Holds what was sent against the database: every letter is kept raw exactly once and byte for byte, nothing else is, what is kept is parsed, quarantined or pending and in
 * the end never pending, and each query of the letters is there once.
 */
export async function judge(admin: pg.Pool, letters: readonly Letter[], key: AgencyMailKey): Promise<Verdict> {
  const { rows } = await admin.query<{ id: string; status: string; sealed: Buffer | null; source: string }>(
    `select m.id, m.status, r.sealed, m.source_key as source from app.inbound_message m left join app.inbound_raw r on r.agency_id = m.agency_id and r.id = m.id`,
  );
  const breaches: string[] = [];
  const kept = new Map<string, number>();
  const states: Record<string, number> = {};
  for (const { id, status, sealed } of rows) {
    states[status] = (states[status] ?? 0) + 1;
    if (!sealed) breaches.push(`Message ${id} has no raw bytes.`);
    else count(kept, hashOf(key.decrypt(sealed, id)));
  }
  const sent = new Map(letters.map(({ raw }, at) => [hashOf(raw), at]));
  for (const [hash, at] of sent) {
    const times = kept.get(hash) ?? 0;
    if (times !== 1) breaches.push(times === 0 ? `Letter ${at} was lost.` : `Letter ${at} was kept ${times} times.`);
  }
  for (const hash of kept.keys()) if (!sent.has(hash)) breaches.push('Bytes were kept that nobody sent.');
  if ((states['pending'] ?? 0) > 0) breaches.push(`${states['pending']} messages were left pending.`);
  const { rows: counted } = await admin.query<{ raw: number; told: number }>(
    `select (select count(*) from app.inbound_raw)::int as raw, count(*) filter (where status in ('parsed', 'quarantined', 'pending'))::int as told from app.inbound_message`,
  );
  const { raw = 0, told = 0 } = counted[0] ?? {};
  if (raw !== told) breaches.push(`raw = parsed + quarantined + pending does not hold: ${raw} and ${told}.`);
  const queries = await judgeQueries(admin, letters, breaches);
  return { letters: letters.length, raw, states, queries, breaches };
}

async function judgeQueries(admin: pg.Pool, letters: readonly Letter[], breaches: string[]): Promise<number> {
  const { rows } = await admin.query<{ summary: string }>('select summary from app.query');
  const found = new Map<string, number>();
  for (const { summary } of rows) count(found, summary);
  const wanted = letters.flatMap(({ summaries }) => summaries);
  for (const summary of wanted) {
    const times = found.get(summary) ?? 0;
    if (times !== 1) breaches.push(`The query "${summary}" is there ${times} times.`);
  }
  if (rows.length !== wanted.length) breaches.push(`There are ${rows.length} queries, and the letters held ${wanted.length}.`);
  return rows.length;
}

function count(counts: Map<string, number>, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}
