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
      <thead>
        <tr>
          <th scope="col"><span class="sd-only-heard">Month</span></th>
          <th scope="col"><i class="sent"></i> sent</th>
          <th scope="col"><i class="published"></i> published</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.month) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            <td>
              <div><i class="sent" [style.width.%]="row.sentWidth"></i>{{ row.sent }}</div>
            </td>
            <td>
              <div><i class="published" [style.width.%]="row.publishedWidth"></i>{{ row.published }}</div>
            </td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    table {
      width: 100%;
      table-layout: fixed;
      border-collapse: collapse;
      font-size: 12.5px;
      font-variant-numeric: tabular-nums;
    }
    th,
    td {
      padding: 3px 0;
      color: var(--sd-ink-2);
      font-weight: 400;
      text-align: start;
    }
    th:first-child {
      width: 38px;
    }
    thead th {
      padding-bottom: 5px;
      color: var(--sd-ink-3);
    }
    td div {
      display: flex;
      align-items: center;
      gap: 6px;
      padding-inline-end: 12px;
      color: var(--sd-ink);
    }
    i {
      display: block;
      flex: none;
      height: 8px;
      border-radius: 4px;
    }
    thead i {
      display: inline-block;
      width: 10px;
    }
    .sent {
      background: var(--sd-line-strong);
    }
    .published {
      background: var(--sd-press);
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
