import { Component, ElementRef, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Proposal, Query, QueryInput } from '@sourcedesk/contracts/intake';
import { serviceNames } from '@sourcedesk/domain/services';
import { Icon, KeyHint, Now, momentWords } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { BringInClient } from './bring-in-client';
import { HandForm } from './hand-form';
import { Uploads } from './uploads';

/** What is brought in: a digest as it came, or one query by hand. */
export type Way = 'digest' | 'hand';

/** What the dialog begins with: words selected in a message are read at once, and the message is their evidence. */
export interface BringInStart {
  way: Way;
  text?: string;
  evidence?: Pick<QueryInput, 'messageId' | 'place'>;
}

/** How far a query by hand has come: its text is pasted, its fields are corrected, or it turned out to be here already. */
type Step = 'text' | 'fields' | 'known';

/** Brings digests in (e-mail files, or text copied out of a mail programme), and single queries from anywhere. */
@Component({
  selector: 'sd-bring-in-dialog',
  imports: [HandForm, Icon, KeyHint, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  templateUrl: './bring-in-dialog.html',
  styleUrl: './bring-in-dialog.scss',
  host: { '(keydown)': 'onKey($event)' },
})
export class BringInDialog {
  private readonly uploads = inject(Uploads);
  private readonly client = inject(BringInClient);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);
  private readonly session = inject(Session);
  private readonly shown = inject<MatDialogRef<BringInDialog>>(MatDialogRef);
  private readonly picker = viewChild<ElementRef<HTMLInputElement>>('picker');
  private readonly form = viewChild(HandForm);
  private readonly start = inject<BringInStart>(MAT_DIALOG_DATA);
  protected readonly evidence = this.start.evidence ?? {};
  protected readonly mayAdd = computed(() => this.session.may('queries.add'));
  protected readonly way = signal<Way>(this.start.way);
  protected readonly step = signal<Step>('text');
  protected readonly text = signal(this.start.text ?? '');
  protected readonly subject = signal('');
  protected readonly proposal = signal<Proposal | null>(null);
  protected readonly known = signal<Query | null>(null);
  protected readonly refusal = signal('');
  protected readonly reading = signal(false);
  protected readonly ready = computed(() => this.text().trim() !== '' && !this.reading());

  constructor() {
    if (this.start.text !== undefined) void this.propose();
  }

  protected choose(way: Way): void {
    this.way.set(way);
    this.refusal.set('');
    if (way === 'digest') this.toStep('text');
  }

  protected chooseFiles(): void {
    this.picker()?.nativeElement.click();
  }

  protected readFiles(): void {
    const files = this.picker()?.nativeElement.files ?? null;
    if (files === null || files.length === 0) return;
    this.uploads.add(files);
    this.shown.close();
  }

  protected readText(event: Event): void {
    this.text.set((event.target as HTMLTextAreaElement).value);
  }

  protected readSubject(event: Event): void {
    this.subject.set((event.target as HTMLInputElement).value);
  }

  protected paste(): void {
    if (!this.ready()) return;
    this.uploads.paste({ text: this.text(), subject: this.subject().trim(), from: '' });
    this.shown.close();
  }

  /** Has the pasted text read, so that its fields can be corrected. */
  protected async propose(): Promise<void> {
    if (!this.ready()) return;
    this.reading.set(true);
    this.refusal.set('');
    try {
      // As it is sent: the places that come back are counted in it.
      this.text.update((text) => text.trim());
      this.proposal.set(await this.client.propose(this.text()));
      this.toStep('fields');
    } catch (error) {
      this.refusal.set(problemOf(error).detail);
    } finally {
      this.reading.set(false);
    }
  }

  protected typeIt(): void {
    this.proposal.set(null);
    this.toStep('fields');
  }

  protected toStep(step: Step): void {
    this.step.set(step);
    this.shown.updateSize(step === 'fields' ? (this.proposal() === null ? '680px' : '1040px') : '560px');
  }

  protected add(): void {
    void this.form()?.save();
  }

  protected arrived({ query, known }: { query: Query; known: boolean }): void {
    if (known) {
      this.known.set(query);
      return this.toStep('known');
    }
    this.toasts.show(`Added: ${query.summary}`, { tone: 'green' });
    this.shown.close();
  }

  /** Where a known query came from and when, in words. */
  protected origin({ service, receivedAt }: Query): string {
    const when = momentWords(Date.parse(receivedAt), this.now.minute());
    return service === 'manual' ? `It was added by hand, ${when}.` : `It came from ${serviceNames[service]}, ${when}.`;
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (this.way() === 'digest') this.paste();
    else if (this.step() === 'text') void this.propose();
    else if (this.step() === 'fields') this.add();
  }
}
