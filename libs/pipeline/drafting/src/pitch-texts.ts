import type { PitchAtHand, Tx } from '@sourcedesk/data';
import type { UserId } from '@sourcedesk/domain/ids';

/**
 * Keeps the working text as the next immutable version.
 * @returns the columns the pitch gets with it; none when nobody wrote, or when what was taken over is empty or the latest version anyway
 */
export async function keepText(
  tx: Tx,
  pitch: PitchAtHand,
  kind: 'submitted' | 'takenOver' | 'edited',
  writer: UserId | null,
): Promise<Record<string, unknown>> {
  if (!writer || (kind === 'takenOver' && !(await isNew(tx, pitch)))) return {};
  const number = pitch.textVersion + 1;
  await tx.query(
    `insert into app.pitch_text (agency_id, brand_id, pitch_id, number, subject, body, kind, written_by, written_at)
     values (app.agency_id(), $1, $2, $3, $4, $5, $6, $7, app.now())`,
    [pitch.brandId, pitch.id, number, pitch.subject, pitch.body, kind, writer],
  );
  return { text_version: number };
}

async function isNew(tx: Tx, { id, subject, body, textVersion }: PitchAtHand): Promise<boolean> {
  if (subject === '' && body === '') return false;
  const same = await tx.query(
    'select from app.pitch_text where agency_id = app.agency_id() and pitch_id = $1 and number = $2 and subject = $3 and body = $4',
    [id, textVersion, subject, body],
  );
  return same.length === 0;
}
