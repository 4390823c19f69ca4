import type { PitchAtHand, Tx } from '@sourcedesk/data';
import type { UserId } from '@sourcedesk/domain/ids';

/**
 * Keeps the working text as the next immutable version.
 * @returns the columns the pitch gets with it; none when there is no text to keep
 */
export async function keepText(
  tx: Tx,
  pitch: PitchAtHand,
  kind: 'submitted' | 'takenOver' | 'edited',
  writer: UserId | null,
): Promise<Record<string, unknown>> {
  if (!writer || (pitch.subject === '' && pitch.body === '')) return {};
  const number = pitch.textVersion + 1;
  await tx.query(
    `insert into app.pitch_text (agency_id, brand_id, pitch_id, number, subject, body, kind, written_by, written_at)
     values (app.agency_id(), $1, $2, $3, $4, $5, $6, $7, app.now())`,
    [pitch.brandId, pitch.id, number, pitch.subject, pitch.body, kind, writer],
  );
  return { text_version: number };
}
