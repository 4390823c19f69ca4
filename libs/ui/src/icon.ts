import { Component, computed, input } from '@angular/core';

const paths = {
  attach: 'M10.5 5.5 6 10a1.4 1.4 0 0 0 2 2l5-5a3 3 0 0 0-4.3-4.2l-5 5a4.4 4.4 0 0 0 6.3 6.2l3.5-3.5',
  bell: 'M4.5 7a3.5 3.5 0 0 1 7 0c0 3.5 1.5 4 1.5 5H3c0-1 1.5-1.5 1.5-5M6.6 14h2.8',
  brand: 'M2.5 8V3.5a1 1 0 0 1 1-1H8l5.5 5.5L8 13.5zM5.6 5.6h0',
  calendar: 'M3 4h10v9.5H3zM3 7h10M5.5 2v3.5M10.5 2v3.5',
  check: 'm3 8.5 3.2 3.2L13 5',
  chevron: 'm4 6 4 4 4-4',
  clock: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.7V8l2.2 1.6',
  close: 'm4 4 8 8M12 4l-8 8',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  dot: 'M8 7.9v.2',
  edition: 'M2 3.5h12v9H2zM2 4.5l6 4.7 6-4.7',
  external: 'M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9v4.5h-9v-9H7',
  flag: 'M4 14V2.5h8l-1.8 3L12 8.5H4',
  inbox: 'M2 9.5 4 3h8l2 6.5V13H2zM2 9.5h3.5L6.5 11h3l1-1.5H14',
  info: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.2V11M8 4.9h0',
  link: 'M6.7 9.3a2.8 2.8 0 0 0 4 0l2-2a2.8 2.8 0 0 0-4-4l-.9.9M9.3 6.7a2.8 2.8 0 0 0-4 0l-2 2a2.8 2.8 0 0 0 4 4l.9-.9',
  lock: 'M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  back: 'm10 4-4 4 4 4',
  more: 'M3.5 7.7v.6M8 7.7v.6M12.5 7.7v.6',
  offline: 'M2 2l12 12M5 9.6a4.4 4.4 0 0 1 2-1.1M2.6 6.9A8 8 0 0 1 5 5.4M8 5a8 8 0 0 1 5.4 1.9M8 12.5h0',
  overview: 'm2.5 7.5 5.5-5 5.5 5M4 6.5v7h8v-7M6.7 13.5V10h2.6v3.5',
  panel: 'M2 3h12v10H2zM6 3v10',
  pause: 'M5.5 4v8M10.5 4v8',
  people:
    'M6 3a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 6 3M2 13c0-2.4 1.6-4 4-4s4 1.6 4 4M10.4 3.2a2.2 2.2 0 0 1 0 4M11.6 9.3c1.5.5 2.4 1.9 2.4 3.7',
  plus: 'M8 3v10M3 8h10',
  question: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M6.3 6.4a1.8 1.8 0 1 1 2.5 1.8c-.5.3-.8.6-.8 1.2M8 11.3h0',
  queue: 'M10.5 3 13 5.5 6 12.5l-3 .5.5-3zM9 4.5 11.5 7',
  reload: 'M13 8a5 5 0 1 1-1.6-3.7L13 5.8M13 2.5v3.3H9.7',
  report: 'M3 13.5V9M6.4 13.5V5M9.7 13.5V7.5M13 13.5v-11',
  review: 'M2.5 2.5h11v11h-11zM5 8.2l2.1 2.1L11 6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m3.3 7.8 3.2 3.2',
  sent: 'M14 2 2 7l4.5 2L9 14zM14 2 6.5 9',
  settings: 'M2.5 5h6M11.5 5h2M10 3.5v3M2.5 11h2M7.5 11h6M6 9.5v3',
  snooze: 'M8 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10M8 6v2.5l1.7 1.2M2 4.2 4.2 2.4M14 4.2l-2.2-1.8',
  stop: 'M5.5 2.5h5l3 3v5l-3 3h-5l-3-3v-5zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6',
  user: 'M8 2.5a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M3 13.5c0-2.7 2-4.3 5-4.3s5 1.6 5 4.3',
  warning: 'M8 2.5 14 13H2zM8 6.5v3M8 11.3h0',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 16 units that takes the colour of its text. Always beside words or inside something that has a name. */
@Component({
  selector: 'sd-icon',
  template: `<svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      width: 1em;
      height: 1em;
      font-size: 16px;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => paths[this.name()]);
}
