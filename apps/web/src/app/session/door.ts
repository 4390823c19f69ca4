import { Component, input } from '@angular/core';

/** The sheet of the pages in front of the desk. */
@Component({
  selector: 'sd-door',
  template: `
    <main>
      <p class="mark"><i aria-hidden="true"></i>Sourcedesk</p>
      <h1>{{ heading() }}</h1>
      @if (text() !== '') {
        <p class="sd-muted">{{ text() }}</p>
      }
      <ng-content />
    </main>
  `,
  styles: `
    :host {
      display: grid;
      min-height: 100dvh;
      padding: 24px 16px 12vh;
      place-items: center;
    }
    main {
      --sd-gutter: 0px;
      display: grid;
      gap: 14px;
      width: min(392px, 100%);
    }
    .mark {
      display: flex;
      align-items: center;
      gap: 8px;
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    i {
      width: 22px;
      height: 22px;
      background: url('/favicon.svg') center / contain no-repeat;
    }
    h1 {
      margin-top: 12px;
      font: 400 26px/1.25 var(--sd-font-read);
    }
  `,
})
export class Door {
  readonly heading = input.required<string>();
  readonly text = input('');
}
