import type { ProblemError } from '../shell/problem';
import type { DraftText } from './write-ahead';

/** A pitch as the server has it. mine: this person may write it now. */
export interface ServerDraft {
  readonly version: number;
  readonly text: DraftText;
  readonly mine: boolean;
}

/** The two requests of autosave; both reject with what `problemOf` reads. */
export interface DraftServer {
  save(text: DraftText, version: number): Promise<ServerDraft>;
  read(): Promise<ServerDraft>;
}

/**
 * saving: also while typed words wait for the pause that sends them. offline: also when the server is out of order for the moment.
 * conflict: both sides changed, a person chooses. lost: the pitch is no longer this person's to write. refused: the server will not
 * take the text, for the reason given.
 */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly problem: ProblemError }
  | { readonly kind: 'conflict'; readonly theirs: ServerDraft }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly problem: ProblemError };

/** Refusals after which it must be seen how the pitch stands now. */
export const outrun: ReadonlySet<string> = new Set(['stale-version', 'lease-lost', 'lease-held', 'wrong-state']);
/** Failures that pass by themselves. */
export const passing: ReadonlySet<string> = new Set(['offline', 'unreadable', 'unavailable', 'internal', 'too-many-requests']);
