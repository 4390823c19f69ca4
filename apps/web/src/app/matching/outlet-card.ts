import { Component, computed, inject, input } from '@angular/core';
import type { OutletRecord } from '@sourcedesk/contracts/matching';
import { Icon, Now, agoWords } from '@sourcedesk/ui';

/** Is this outlet worth it: how often it asked, what was sent and what came of it, in a sentence, with the latest article. */
@Component({
  selector: 'sd-outlet-card',
  imports: [Icon],
  template: `
    <p class="name">
      <b>{{ outlet().name }}</b>
      @if (outlet().url !== '') {
        <a [href]="outlet().url" target="_blank" rel="noopener noreferrer"
          >{{ host() }} <sd-icon name="external" /><span class="sd-only-heard"> (opens a new tab)</span></a
        >
      }
    </p>
    <p class="sd-muted">{{ words() }}</p>
    @if (outlet().lastPublished; as last) {
      <p>
        Last published {{ ago(last.at) }} for {{ last.brand.name }}:
        <a [href]="last.url" target="_blank" rel="noopener noreferrer">{{ last.title || last.url }}</a>
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      font-size: 13px;
      overflow-wrap: anywhere;
    }
    .name {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 10px;
      align-items: baseline;
    }
    sd-icon {
      font-size: 11px;
    }
  `,
})
export class OutletCard {
  readonly outlet = input.required<OutletRecord>();
  private readonly now = inject(Now);
  protected readonly ago = (at: string) => agoWords(Date.parse(at), this.now.minute());
  protected readonly host = computed(() => {
    const { url } = this.outlet();
    return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url;
  });
  protected readonly words = computed(() => {
    const { queries, pitches, sent, published } = this.outlet();
    const asked = queries === 1 ? 'Never asked before.' : `Asked ${queries} times.`;
    if (pitches === 0) return `${asked} Nothing was pitched to it yet.`;
    const out = sent === 0 ? 'none sent yet' : `${sent} sent, ${published} published`;
    return `${asked} ${pitches === 1 ? '1 pitch' : `${pitches} pitches`}, ${out}.`;
  });
}
