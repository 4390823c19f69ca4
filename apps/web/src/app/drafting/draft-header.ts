import { Component, computed, inject, input, output } from '@angular/core';
import { ActionBar, DeadlinePill, Now, PageHeader, Pill, deadlineWords } from '@sourcedesk/ui';
import type { BarAction } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { DraftStore } from './draft-store';
import { dueOf, saveWords } from './draft-words';
import { leaseWords } from './lease';

/** The bar over a draft: the time that is left, whose it is, where the text is, and what can be done. */
@Component({
  selector: 'sd-draft-header',
  imports: [ActionBar, DeadlinePill, PageHeader, Pill],
  templateUrl: './draft-header.html',
  styleUrl: './draft-header.scss',
})
export class DraftHeader {
  readonly actions = input.required<readonly BarAction[]>();
  readonly act = output<string>();

  protected readonly store = inject(DraftStore);
  private readonly session = inject(Session);
  private readonly now = inject(Now);
  protected readonly heading = computed(() => this.store.pitch()?.query.outlet.name || this.store.pitch()?.query.summary || 'Draft');
  protected readonly note = computed(() => {
    const pitch = this.store.pitch();
    return pitch === null ? '' : `for ${pitch.brand.name} · ${pitch.profile.name}`;
  });
  protected readonly deadline = computed(() => {
    const pitch = this.store.pitch();
    return pitch === null ? null : dueOf(pitch);
  });
  /** The query has a deadline, and an editor has said that it does not bind this pitch. */
  protected readonly lifted = computed(() => this.deadline() === null && this.store.pitch()?.deadlineOverride != null);
  protected readonly due = computed(() => deadlineWords(this.deadline(), this.now.time()));
  protected readonly lease = computed(() => {
    const pitch = this.store.pitch();
    return pitch === null || !this.store.mine() ? null : leaseWords(pitch, this.session.me()?.user.id ?? '', this.now.time());
  });
  protected readonly saved = computed(() => (this.store.mine() ? saveWords(this.store.save(), this.store.keeps()) : ''));
  /** Only what goes wrong is read out: "Saved" every second would be noise. */
  protected readonly spoken = computed(() => (['saved', 'saving', 'lost'].includes(this.store.save().kind) ? '' : this.saved()));
}
