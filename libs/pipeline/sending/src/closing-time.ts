import type { PitchAtHand } from '@sourcedesk/data';

/**
 * Until when the pitch may leave: the editor's override, else the query's deadline; null when neither binds it.
 * A deadline without a certain instant does not stop a send by itself: an editor decided on it by approving.
 */
export function closesAt({ deadline }: Pick<PitchAtHand, 'deadline'>): Date | null {
  if (deadline.override) return deadline.override;
  return deadline.certainty === 'unclear' ? null : deadline.at;
}
