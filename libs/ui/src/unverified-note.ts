import { Component, computed, input } from '@angular/core';
import type { Query } from '@sourcedesk/contracts/intake';
import { trustWords } from '@sourcedesk/domain/trust';
import { Icon } from './icon';

/** Says that a copy of an e-mail or query is not verified, and why; nothing where it is. */
@Component({
  selector: 'sd-unverified-note',
  imports: [Icon],
  template: `
    @if (!verification().verified) {
      <sd-icon name="warning" />
      <p><b>Unverified.</b> {{ why() }}</p>
    }
  `,
  host: { '[hidden]': 'verification().verified', role: 'note' },
  styles: `
    :host {
      display: flex;
      gap: 8px;
      padding: 10px 12px;
      border-radius: var(--sd-radius);
      background: var(--sd-amber-soft);
    }
    :host([hidden]) {
      display: none;
    }
    sd-icon {
      flex: none;
      margin-top: 4px;
      color: var(--sd-amber);
      font-size: 13px;
    }
    p {
      margin: 0;
    }
    b {
      color: var(--sd-amber);
    }
  `,
})
export class UnverifiedNote {
  readonly verification = input.required<Pick<Query['verification'], 'verified' | 'reason'>>();
  protected readonly why = computed(() => trustWords(this.verification().reason));
}
