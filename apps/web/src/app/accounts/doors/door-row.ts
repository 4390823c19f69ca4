import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { DoorView } from '@sourcedesk/contracts/doors';
import { Icon, KeyHint, Now, Pill } from '@sourcedesk/ui';
import { Session } from '../../session/session';
import { CopyLine } from './copy-line';
import { DoorHelp } from './door-help';
import { kindWords, lifeWords, refusedWords, stateOf, testWords } from './door-words';

export type DoorWish = 'test' | 'change' | 'close' | 'open' | 'renew' | 'remove' | 'forget';

/** One door: how it is doing, where it leads, and what can be done with it. */
@Component({
  selector: 'sd-door-row',
  imports: [CopyLine, DoorHelp, Icon, KeyHint, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, Pill],
  templateUrl: './door-row.html',
  styleUrl: './door-row.scss',
})
export class DoorRow {
  readonly door = input.required<DoorView>();
  /** Told just now and never again; '' mostly. */
  readonly secret = input('');
  readonly isNew = input(false);
  readonly busy = input(false);
  /** The keys work on the row in hand only. */
  readonly inHand = input(false);
  readonly wish = output<DoorWish>();

  private readonly session = inject(Session);
  private readonly now = inject(Now);
  protected readonly may = { change: this.session.may('doors.change'), test: this.session.may('doors.test') };
  protected readonly kind = computed(() => kindWords[this.door().kind].name);
  protected readonly state = computed(() => stateOf(this.door().health));
  protected readonly life = computed(() => lifeWords(this.door().health, this.now.minute()));
  protected readonly refused = computed(() => refusedWords(this.door().health, this.now.minute()));
  protected readonly test = computed(() => {
    const { test, health } = this.door();
    // What fails now is said above, once.
    const message = test.message === health.text ? '' : test.message;
    const { text, tone } = testWords({ ...test, message }, this.now.minute());
    // Good news of a test is old news on a door that fails now, or is closed.
    return { text, tone: tone === 'green' && (health.state === 'failing' || health.state === 'closed') ? 'plain' : tone };
  });
  protected readonly account = computed(() => {
    const { imap } = this.door();
    return imap === null ? '' : `${imap.username} at ${imap.host}, folder ${imap.folder}`;
  });
}
