import { Component, computed, input } from '@angular/core';
import type { Rate, Report } from '@sourcedesk/contracts/reporting';
import { Figure, LinkStateBadge, dateWords } from '@sourcedesk/ui';
import { MonthBars } from './month-bars';
import { monthName, periodWords } from './period';

/** "9 %", kept on one line, or a dash where there was nothing to count. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}\u00a0%`;
}

/** What a rate counts, and its interval, in words: "6 of 61 pitches, 5–20 %". */
export function intervalWords({ rate, low, high, of }: Rate): string {
  if (rate === null || low === null || high === null) return 'nothing sent';
  return `${Math.round(rate * of)} of ${of} pitches, ${Math.round(low * 100)}–${percent(high)}`;
}

/** A brand's period as its people read it: one sentence, four numbers, the articles. The same for the desk, the client and a share link. */
@Component({
  selector: 'sd-report-view',
  imports: [Figure, LinkStateBadge, MonthBars],
  templateUrl: './report-view.html',
  styleUrl: './report-view.scss',
})
export class ReportView {
  readonly report = input.required<Report>();
  protected readonly period = computed(() => periodWords(this.report().period));
  protected readonly win = computed(() => percent(this.report().winRate.rate));
  protected readonly winContext = computed(() => {
    const { winRate, period } = this.report();
    if (winRate.rate === null) return 'nothing sent in this period';
    const likely =
      winRate.maturity < 0.95 && winRate.likely !== null
        ? `; likely ${percent(winRate.likely)} when ${nameOf(period.from)} is complete`
        : '';
    return `${intervalWords(winRate)}${likely}`;
  });
  /** Whether the link stands as it did on the day of the article, or was found so at the first look. */
  protected readonly asPublished = ({ link, publishedAt }: Report['placements'][number]) =>
    link !== null && Date.parse(link.since) - Date.parse(publishedAt) < 86_400_000;
  /** Without the year where the whole period lies in one. */
  protected readonly when = (at: string) => {
    const { from, to } = this.report().period;
    const words = dateWords(Date.parse(at));
    return from.slice(0, 4) === to.slice(0, 4) ? words.slice(0, -5) : words;
  };
}

const nameOf = (from: string) => monthName(from).split(' ')[0] ?? '';
