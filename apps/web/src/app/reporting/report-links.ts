import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { ReportLink } from '@sourcedesk/contracts/reporting';
import { Ask, ErrorCard, Now, SkeletonRows, agoWords, dateWords } from '@sourcedesk/ui';
import { type ProblemError, problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import type { Period } from './period';
import { ReportingClient } from './reporting-client';

/** The brand's share links: make one, see whether it was opened, end it. */
@Component({
  selector: 'sd-report-links',
  imports: [ErrorCard, MatButton, MatFormField, MatInput, MatLabel, MatOption, MatSelect, SkeletonRows],
  templateUrl: './report-links.html',
  styleUrl: './report-links.scss',
})
export class ReportLinks {
  private readonly client = inject(ReportingClient);
  private readonly ask = inject(Ask);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);

  readonly brandId = input.required<string>();
  readonly period = input.required<Period>();

  protected readonly problemOf = problemOf;
  protected readonly read = this.client.links(this.brandId);
  protected readonly name = signal('');
  protected readonly days = signal(30);
  protected readonly made = signal('');
  protected readonly problem = signal<ProblemError | null>(null);
  protected readonly when = (at: string) => dateWords(Date.parse(at));

  protected state(link: ReportLink): string {
    if (link.revokedAt !== null) return 'ended';
    return Date.parse(link.expiresAt) <= this.now.minute() ? `expired ${this.when(link.expiresAt)}` : `until ${this.when(link.expiresAt)}`;
  }

  protected opened(link: ReportLink): string {
    if (link.lastOpenedAt === null) return 'not opened yet';
    return `opened ${link.opens} ×, last ${agoWords(Date.parse(link.lastOpenedAt), this.now.minute())}`;
  }

  protected ends(link: ReportLink): boolean {
    return link.revokedAt === null && Date.parse(link.expiresAt) > this.now.minute();
  }

  protected async make(): Promise<void> {
    this.problem.set(null);
    const expiresAt = new Date(this.now.time() + this.days() * 86_400_000).toISOString();
    try {
      const { url } = await this.client.share(this.brandId(), { name: this.name().trim(), expiresAt, ...this.period() });
      this.made.set(url);
      this.name.set('');
      this.read.reload();
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.made());
    this.toasts.show('Copied.');
  }

  protected async revoke(link: ReportLink): Promise<void> {
    const sure = await this.ask.confirm({
      title: `End “${link.name}”`,
      text: 'Whoever has the link sees from now on that it has ended.',
      confirm: 'End the link',
      danger: true,
    });
    if (!sure) return;
    try {
      await this.client.revoke(link.id);
      this.read.reload();
    } catch (error) {
      this.toasts.fail(error);
    }
  }
}
