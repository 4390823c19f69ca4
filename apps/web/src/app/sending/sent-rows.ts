import { Injectable, computed, inject, signal } from '@angular/core';
import type { PitchRow } from '@sourcedesk/contracts/drafting';
import { type ProblemError, problemOf } from '../shell/problem';
import { SendingClient } from './sending-client';
import { type SentTab, tabStates } from './sent-tabs';

/** The rows of the tab that is shown; grows by pages, keeps what it has while it reads again. Provided by the page. */
@Injectable()
export class SentRows {
  private readonly client = inject(SendingClient);
  private readonly rows = signal<PitchRow[] | null>(null);
  private readonly cursor = signal<string | null>(null);
  private readonly failure = signal<ProblemError | null>(null);
  private tab: SentTab = 'leaving';
  private reads = 0;

  readonly all = computed(() => this.rows() ?? []);
  readonly loaded = computed(() => this.rows() !== null);
  readonly more = computed(() => this.cursor() !== null);
  readonly problem = this.failure.asReadonly();

  async show(tab: SentTab): Promise<void> {
    if (tab !== this.tab) this.rows.set(null);
    this.tab = tab;
    await this.read(null);
  }

  reload(): Promise<void> {
    return this.read(null);
  }

  next(): Promise<void> {
    return this.read(this.cursor());
  }

  private async read(cursor: string | null): Promise<void> {
    const mine = (this.reads += 1);
    try {
      const page = await this.client.page(tabStates[this.tab], cursor);
      if (mine !== this.reads) return;
      this.rows.update((rows) => (cursor === null ? page.items : [...(rows ?? []), ...page.items]));
      this.cursor.set(page.nextCursor);
      this.failure.set(null);
    } catch (error) {
      if (mine === this.reads) this.failure.set(problemOf(error));
    }
  }
}
