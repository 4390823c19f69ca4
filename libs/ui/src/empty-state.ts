import { Component, input } from '@angular/core';

/** Why there is nothing here and what to do about it; the one action goes into the content. */
@Component({
  selector: 'sd-empty-state',
  template: `
    <h2>{{ heading() }}</h2>
    @if (text() !== '') {
      <p>{{ text() }}</p>
    }
    <div class="do"><ng-content /></div>
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 6px;
      max-width: 520px;
      padding: 40px var(--sd-gutter);
    }
    h2 {
      font: 400 21px/1.3 var(--sd-font-read);
    }
    p {
      color: var(--sd-ink-2);
    }
    .do:not(:empty) {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 10px;
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly text = input('');
}
