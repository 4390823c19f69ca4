import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { SkeletonRows } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { ReportView } from './report-view';
import { ReportingClient } from './reporting-client';

/** The report behind a share link, for whoever was given it. */
@Component({
  selector: 'sd-shared-report',
  imports: [MatButton, ReportView, SkeletonRows],
  template: `
    <main>
      @if (read.error()) {
        <h1>{{ heading() }}</h1>
        <p class="sd-muted">{{ words() }}</p>
        @if (problem().status >= 500 || problem().status === 0) {
          <p><button matButton="outlined" type="button" (click)="read.reload()">Try again</button></p>
        }
      } @else if (read.hasValue()) {
        <h1 class="sd-only-heard">Report for {{ read.value().brand.name }}</h1>
        <sd-report-view [report]="read.value()" />
      } @else {
        <sd-skeleton-rows [rows]="8" />
      }
    </main>
  `,
  styles: `
    main {
      max-width: 1000px;
      min-height: 100dvh;
      margin: 0 auto;
      padding: 34px 20px 60px;
    }
    h1 {
      margin-bottom: 8px;
      font: 400 26px/1.3 var(--sd-font-read);
    }
    p + p {
      margin-top: 14px;
    }
  `,
})
export class SharedReport {
  readonly token = input.required<string>();
  protected readonly read = inject(ReportingClient).shared(this.token);
  protected readonly problem = computed(() => problemOf(this.read.error()));
  protected readonly words = computed(() =>
    this.problem().status === 404 ? 'Look whether the whole address was copied, or ask whoever sent it.' : this.problem().detail,
  );
  protected readonly heading = computed(() => {
    const { status } = this.problem();
    return status === 410 ? 'This link has ended' : status === 404 ? 'There is no such report' : 'The report could not be read';
  });
}
