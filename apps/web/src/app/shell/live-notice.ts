import { Injectable, signal } from '@angular/core';

/** Whether the shell wants "live updates paused" told; kept apart from the stream so that pages without a sign-in never load it. */
@Injectable({ providedIn: 'root' })
export class LiveNotice {
  readonly paused = signal(false);
}
