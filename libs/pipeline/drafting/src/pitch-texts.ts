import { type PitchAtHand, PitchTextEntity, type Tx, unitNow } from '@sourcedesk/data';
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
  const { brandId, id: pitchId, subject, body } = pitch;
  await tx.insert(PitchTextEntity, { brandId, pitchId, number, subject, body, kind, writtenBy: writer, writtenAt: unitNow });
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
