import type pg from 'pg';
import type { AcceptedMail } from '../../support/smtp-double';

interface Row {
  pitchId: string;
  state: string;
  messageId: string;
  outboxStates: string[];
  bytes: Buffer[];
  recipient: string;
  fromAddress: string;
  history: string[];
}

/** What came of it all. */
export interface Verdict {
  readonly pitches: number;
  readonly delivered: number;
  readonly states: Readonly<Record<string, number>>;
  /** A story for each broken promise; none when all is well. */
  readonly breaches: readonly string[];
}

const query = `
  select p.id as "pitchId", p.state, o.message_id as "messageId", array_agg(o.state order by o.id) as "outboxStates",
         coalesce(array_agg(o.bytes order by o.id) filter (where o.bytes is not null), '{}') as bytes,
         min(o.recipient) as recipient, min(o.from_address) as "fromAddress",
         (select array_agg(h.action || ' -> ' || h.to_state || to_char(h.at, ' (MI:SS.MS)') order by h.version) from app.pitch_history h where h.pitch_id = p.id) as history
    from app.pitch p join app.outbox_message o on o.pitch_id = p.id group by p.agency_id, p.id, p.state, o.message_id`;

/**
 * Holds the double's log against the database. A pitch may be delivered once, and once more for each time a person had it sent again after it
 * was uncertain; what is shown as sent was delivered; what was delivered is shown as sent or uncertain; nothing waits or is under way, and nobody asks
 * about a message of a pitch of which it is known.
 */
export async function judge(admin: pg.Pool, accepted: readonly AcceptedMail[]): Promise<Verdict> {
  const { rows } = await admin.query<Row>(query);
  const byMessage = Map.groupBy(accepted, ({ messageId }) => messageId);
  const known = new Set(rows.map(({ messageId }) => messageId));
  const breaches = [...byMessage.keys()].filter((id) => !known.has(id)).map((id) => `A message left that no pitch knows of: ${id}.`);
  const states: Record<string, number> = {};
  for (const row of rows) {
    states[row.state] = (states[row.state] ?? 0) + 1;
    const mails = byMessage.get(row.messageId) ?? [];
    for (const what of breachesOf(row, mails)) breaches.push(`${what}\n${storyOf(row, mails)}`);
  }
  return { pitches: rows.length, delivered: byMessage.size, states, breaches };
}

function breachesOf(row: Row, mails: readonly AcceptedMail[]): string[] {
  const asked = row.history.filter((step) => step.startsWith('sendAgain')).length;
  const found: string[] = [];
  if (mails.length > 1 + asked) found.push(`Delivered ${mails.length} times, and sent again by a person ${asked} times.`);
  if (row.state === 'sent' && mails.length === 0) found.push('Shown as sent and never delivered.');
  if (mails.length > 0 && row.state !== 'sent' && row.state !== 'uncertain') found.push(`Delivered and shown as ${row.state}.`);
  if (row.state === 'scheduled' || row.state === 'sending') found.push(`Left over in ${row.state}.`);
  if (row.outboxStates.some((state) => state === 'waiting' || state === 'picked'))
    found.push('A message of it is left over in the outbox.');
  if (row.state !== 'uncertain' && row.outboxStates.includes('uncertain'))
    found.push('Of one of its messages nobody has said what became of it.');
  if (mails.some(({ bytes }) => !row.bytes.some((frozen) => frozen.equals(bytes)))) found.push('Other bytes arrived than were frozen.');
  if (mails.some(({ from, to }) => from !== row.fromAddress || to.length !== 1 || to[0] !== row.recipient))
    found.push('Another envelope arrived.');
  return found;
}

function storyOf(row: Row, mails: readonly AcceptedMail[]): string {
  const heard = mails.map(({ at }) => at.toISOString().slice(14, 23)).join(', ') || 'never';
  return `  pitch ${row.pitchId}, message ${row.messageId}, outbox ${row.outboxStates.join(', ')}\n  the mail server accepted it: ${heard}\n  ${row.history.join('\n  ')}`;
}
