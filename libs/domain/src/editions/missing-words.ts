/** Why an edition has not come, as far as one can tell from this side. */
export const missingCauses = ['unverified', 'holiday', 'unreadable', 'disconnected', 'quiet'] as const;
export type MissingCause = (typeof missingCauses)[number];

/** The likely cause and what to do, in a sentence. */
export function missingWords(cause: MissingCause, holiday: string): string {
  switch (cause) {
    case 'unverified':
      return 'A copy of it came that is not verified: anybody may have sent it. Look at it; if it is genuine, upload or forward it yourself, and it counts.';
    case 'holiday':
      return `It may not have been sent at all: it is ${holiday}. There is nothing to do if the service rests today.`;
    case 'unreadable':
      return 'An e-mail of this service came and could not be read: it waits in quarantine with its reason.';
    case 'disconnected':
      return 'A mailbox that its editions come through is disconnected: nothing can be read from it. Look at the doors, where the reason stands; what came meanwhile is read as soon as it is connected again.';
    case 'quiet':
      return 'Nothing of it came through any door. Look into the mailbox it is sent to: if it is there, forward or upload it; if not, the service is late.';
  }
}
