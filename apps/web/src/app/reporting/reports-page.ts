import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { EmptyState, ErrorCard, KeyHint, Now, PageHeader, SkeletonRows } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { useKeys } from '../shell/keys';
import { problemOf } from '../shell/problem';
import { Toasts } from '../shell/toasts';
import { type Period, lastNinetyDays, monthBeside, periodWords, usualPeriods } from './period';
import { ReportLinks } from './report-links';
import { ReportView } from './report-view';
import { ReportingClient } from './reporting-client';

/** A brand's report: choose brand and period, read, save, share. Also what a signed-in client sees of its own brands. */
@Component({
  selector: 'sd-reports-page',
  imports: [
    EmptyState,
    ErrorCard,
    KeyHint,
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    PageHeader,
    ReportLinks,
    ReportView,
    RouterLink,
    SkeletonRows,
  ],
  templateUrl: './reports-page.html',
  styleUrl: './reports-page.scss',
})
export class ReportsPage {
  private readonly client = inject(ReportingClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly now = inject(Now);

  /** Id of a brand in the address. */
  readonly id = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly problemOf = problemOf;
  protected readonly brands = this.client.brands();
  private readonly all = computed(() => (this.brands.hasValue() ? this.brands.value().items : []));
  protected readonly brandId = computed(() => this.id() ?? this.all()[0]?.id);
  /** The same days are the same period: what is shown is not read anew with every minute. */
  protected readonly period = computed<Period>(
    () => ({
      ...lastNinetyDays(this.now.minute()),
      ...(this.from() && this.to() && { from: this.from(), to: this.to() }),
    }),
    { equal: same },
  );
  protected readonly periods = computed(() => {
    const usual = usualPeriods(this.now.minute());
    const chosen = this.period();
    return usual.some(({ period }) => same(period, chosen)) ? usual : [{ label: periodWords(chosen), period: chosen }, ...usual];
  });
  protected readonly chosen = computed(() => this.periods().findIndex(({ period }) => same(period, this.period())));
  protected readonly read = this.client.report(this.brandId, this.period);
  protected readonly mayShare = computed(() => this.session.may('report-links.change'));
  protected readonly isPortal = computed(() => this.router.url.startsWith('/portal'));

  constructor() {
    effect(() => {
      // A brand's own page is an address that can be kept.
      if (this.id() === undefined && this.brandId() !== undefined && !this.isPortal())
        void this.router.navigate(['/app/reports', this.brandId()], { queryParamsHandling: 'preserve', replaceUrl: true });
    });
    useKeys('Report', [
      { keys: 'shift+p', label: 'Print', run: () => window.print() },
      { keys: 'arrowleft', label: 'The month before', run: () => this.choose(monthBeside(this.period(), -1)) },
      { keys: 'arrowright', label: 'The month after', run: () => this.choose(monthBeside(this.period(), 1)) },
    ]);
  }

  protected chooseBrand(id: string): void {
    void this.router.navigate(this.isPortal() ? ['/portal/reports', id] : ['/app/reports', id], { queryParamsHandling: 'preserve' });
  }

  protected choose({ from, to }: Period): void {
    void this.router.navigate([], { queryParams: { from, to }, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected print(): void {
    window.print();
  }

  protected async csv(): Promise<void> {
    const id = this.brandId();
    if (id === undefined) return;
    try {
      const address = URL.createObjectURL(await this.client.csv(id, this.period()));
      const link = document.createElement('a');
      link.href = address;
      link.download = `${this.all().find((brand) => brand.id === id)?.name ?? 'report'} ${this.period().from}.csv`;
      link.click();
      URL.revokeObjectURL(address);
    } catch (error) {
      this.toasts.fail(error);
    }
  }
}

const same = (a: Period, b: Period) => a.from === b.from && a.to === b.to;
