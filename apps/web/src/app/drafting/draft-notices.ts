import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import { Icon, Now, clockWords, copyText, deadlineWords } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { dueOf } from './draft-words';
import { standingWords } from './standing-words';
import { leaseWords } from './lease';
import type { SaveState } from './save-state';
import type { KeptDraft } from './write-ahead';

/** What must be known before writing on: a return and its reason, a deadline that passed, a lease that went, a text kept on this device. */
@Component({
  selector: 'sd-draft-notices',
  imports: [Icon, MatButton],
  templateUrl: './draft-notices.html',
  styleUrl: './draft-notices.scss',
})
export class DraftNotices {
  readonly pitch = input.required<Pitch>();
  readonly me = input.required<string>();
  readonly mine = input.required<boolean>();
  readonly save = input.required<SaveState>();
  readonly leftovers = input<readonly KeptDraft[]>([]);
  readonly deadlineOpen = input(true);
  readonly changes = output<void>();
  readonly renew = output<void>();
  readonly use = output<KeptDraft>();
  readonly discard = output<KeptDraft>();

  private readonly now = inject(Now);
  private readonly session = inject(Session);
  protected readonly shown = signal<string | null>(null);
  protected readonly lease = computed(() => leaseWords(this.pitch(), this.me(), this.now.time()));
  protected readonly writing = computed(() => this.pitch().state === 'drafting' || this.pitch().state === 'returned');
  protected readonly closed = computed(() => !this.deadlineOpen() && this.writing());
  protected readonly past = computed(() => {
    const { closed, short } = deadlineWords(dueOf(this.pitch()), this.now.time());
    return closed ? `The deadline passed ${short}.` : 'The deadline has passed.';
  });
  /** What the reader can do about a deadline that passed. */
  protected readonly wayOut = computed(() => {
    if (!this.session.may('pitch.approve')) return 'Ask an editor whether it may still leave.';
    return this.mine()
      ? 'To let it leave all the same, lift the deadline under Check with a reason.'
      : 'Take it to lift the deadline with a reason.';
  });
  protected readonly refused = computed(() => {
    const save = this.save();
    return save.kind === 'refused' ? save.problem : null;
  });
  /** Why the text cannot be changed; '' while it can. */
  protected readonly standing = computed(() => {
    const holder = this.pitch().holder;
    if (!this.writing()) return standingWords(this.pitch(), this.me(), this.now.time());
    if (this.mine()) return '';
    const lost = this.save().kind === 'lost';
    if (this.lease().holding === 'other' && holder !== null)
      return lost ? `${holder.name} took this over. What you had saved is kept as a version.` : `${this.lease().text}. You can read along.`;
    return lost
      ? 'You are not writing this any more, and nobody else is. Take it to write on.'
      : 'Nobody is writing this. Take it to change the text.';
  });

  protected whenOf(draft: KeptDraft): string {
    return clockWords(draft.at);
  }

  protected textOf({ text }: KeptDraft): string {
    return `${text.subject}\n\n${text.body}`.trim();
  }

  protected copy(draft: KeptDraft): void {
    void copyText(this.textOf(draft));
  }

  protected toggle(key: string): void {
    this.shown.update((shown) => (shown === key ? null : key));
  }
}
