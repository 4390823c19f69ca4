import { Component, computed, input } from '@angular/core';
import type { Pitch } from '@sourcedesk/contracts/drafting';
import type { DraftText } from './write-ahead';

/** The mail as the journalist will get it: From, To, subject and nothing but plain text. */
@Component({
  selector: 'sd-draft-preview',
  template: `
    <dl>
      <dt>From</dt>
      <dd>{{ from() }}</dd>
      <dt>To</dt>
      <dd>{{ to() }}</dd>
      <dt>Subject</dt>
      <dd class="sd-strong">{{ text().subject || 'no subject yet' }}</dd>
    </dl>
    <p class="body">{{ text().body || 'No text yet.' }}</p>
    <p class="sd-dim sd-small">Plain text, no attachment, no formatting: services strip both.</p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 3px 14px;
      padding-bottom: 12px;
      border-bottom: 1px solid var(--sd-line);
      font-size: 13.5px;
    }
    dt {
      color: var(--sd-ink-3);
    }
    dd {
      overflow-wrap: anywhere;
    }
    .body {
      font-size: 15px;
      line-height: 1.6;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
  `,
})
export class DraftPreview {
  readonly pitch = input.required<Pick<Pitch, 'query' | 'profile' | 'brand'>>();
  readonly text = input.required<DraftText>();

  protected readonly from = computed(() => {
    const { profile, brand } = this.pitch();
    if (brand.mailbox === null) return `${profile.name}, once ${brand.name} has a mailbox`;
    return `${profile.name} <${brand.mailbox?.address ?? `${brand.name}'s mailbox`}>`;
  });
  protected readonly to = computed(() => {
    const { kind, address, url } = this.pitch().query.reply;
    if (kind === 'link' || kind === 'form') return `pasted into ${url || 'the page of the service'}`;
    return address || 'no address known yet';
  });
}
