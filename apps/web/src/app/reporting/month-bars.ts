import { Component, computed, input } from '@angular/core';
import type { Report } from '@sourcedesk/contracts/reporting';

/** Pitches sent and articles published by month, as bars; the numbers stand beside them, so that nothing is told by length or colour alone. */
@Component({
  selector: 'sd-month-bars',
  template: `
    <table>
      <caption class="sd-only-heard">
        Sent and published by month
      </caption>
      <thead class="sd-only-heard">
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Sent</th>
          <th scope="col">Published</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.month) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            <td><span class="bar sent" [style.width.%]="row.sentWidth"></span>{{ row.sent }}</td>
            <td><span class="bar published" [style.width.%]="row.publishedWidth"></span>{{ row.published }}</td>
          </tr>
        }
      </tbody>
    </table>
    <p class="sd-dim sd-small"><span class="bar sent key"></span> sent <span class="bar published key"></span> published</p>
  `,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
      font-size: 12.5px;
      font-variant-numeric: tabular-nums;
    }
    th {
      width: 34px;
      color: var(--sd-ink-2);
      font-weight: 400;
      text-align: start;
    }
    td {
      padding: 3px 0;
      width: 50%;
      white-space: nowrap;
    }
    .bar {
      display: inline-block;
      height: 8px;
      max-width: 70%;
      margin-inline-end: 6px;
      border-radius: 4px;
    }
    .sent {
      background: var(--sd-line-strong);
    }
    .published {
      background: var(--sd-press);
    }
    .key {
      width: 12px;
      margin-inline-end: 2px;
    }
  `,
})
export class MonthBars {
  readonly months = input.required<Report['months']>();
  protected readonly rows = computed(() => {
    const months = this.months();
    const sent = Math.max(1, ...months.map((month) => month.sent));
    const published = Math.max(1, ...months.map((month) => month.published));
    return months.map((month) => ({
      ...month,
      name: new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.parse(`${month.month}-01`)).slice(0, 3),
      sentWidth: (month.sent / sent) * 70,
      publishedWidth: (month.published / published) * 70,
    }));
  });
}
