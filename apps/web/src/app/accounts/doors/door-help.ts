import { Component, input } from '@angular/core';
import type { DoorKind } from '@sourcedesk/contracts/doors';

/** Where the mails of the services come from; a spec compares it with what the reader knows. */
export const senderDomains = [
  'helpareporter.com',
  'sourceofsources.com',
  'connectively.us',
  'qwoted.com',
  'tmxmessenger.com',
  'helpab2bwriter.com',
  'sourcebottle.com',
  'responsesource.com',
] as const;

/** How e-mails are led to a door, in steps. */
@Component({
  selector: 'sd-door-help',
  template: `
    @if (kind() === 'address') {
      <details [open]="open()">
        <summary>How to forward digests here</summary>
        <div class="ways">
          <section>
            <h3>Gmail</h3>
            <ol>
              <li>
                Settings, <em>See all settings</em>, <em>Forwarding and POP/IMAP</em>: <em>Add a forwarding address</em> and paste this
                address.
              </li>
              <li>Google sends a code here. It appears at the top of this page within seconds: type it into Gmail.</li>
              <li>
                Make a filter with <em>From: {{ domains.join(' OR ') }}</em
                >, or those of them that you subscribe to, that forwards to this address, so that nothing private comes along.
              </li>
            </ol>
          </section>
          <section>
            <h3>Outlook</h3>
            <ol>
              <li>
                Settings, <em>Mail</em>, <em>Rules</em>: add a rule for mails whose sender’s address holds one of
                <em>{{ domains.join(', ') }}</em>.
              </li>
              <li>
                As action choose <em>Redirect to</em> and paste this address. Redirected mails keep their signature, forwarded ones lose it.
              </li>
              <li>When Outlook asks for a code, it appears at the top of this page.</li>
            </ol>
          </section>
          <section>
            <h3>Without a mailbox between</h3>
            <p>Subscribe with this address at the service itself. Its mail that wants to be confirmed appears at the top of this page.</p>
          </section>
        </div>
      </details>
    } @else if (kind() === 'webhook') {
      <details [open]="open()">
        <summary>How requests are signed</summary>
        <div class="ways">
          <p>
            POST the raw e-mail as <code>message/rfc822</code>, or <code>{{ '{' }}"raw": "..."{{ '}' }}</code> in base64 as
            <code>application/json</code>, at most 30 MB, with two headers:
          </p>
          <ul>
            <li><code>Sourcedesk-Timestamp</code>: the seconds since 1970, at most five minutes off.</li>
            <li><code>Sourcedesk-Signature</code>: HMAC-SHA256 in hexadecimal, by the secret, of the timestamp, a dot and the body.</li>
          </ul>
          <p>202 is a new e-mail, 200 one that was here already. A program to copy stands in docs/api.md, <em>Webhooks</em>.</p>
        </div>
      </details>
    }
  `,
  styles: `
    summary {
      min-height: 28px;
      width: fit-content;
      color: var(--sd-press);
      font-size: 12.5px;
      line-height: 28px;
      cursor: pointer;
    }
    .ways {
      display: grid;
      gap: 12px;
      max-width: 720px;
      padding: 4px 0 6px;
      color: var(--sd-ink-2);
      font-size: 13px;
    }
    h3 {
      margin: 0 0 2px;
      color: var(--sd-ink);
      font: 600 13px/1.4 var(--sd-font);
    }
    ol {
      display: grid;
      gap: 3px;
      padding-inline-start: 20px;
      list-style: decimal;
    }
    ul {
      display: grid;
      gap: 3px;
      padding-inline-start: 20px;
      list-style: disc;
    }
    em {
      color: var(--sd-ink);
      font-style: normal;
      font-weight: 560;
    }
    code {
      font-family: ui-monospace, monospace;
      font-size: 12.5px;
      overflow-wrap: anywhere;
    }
  `,
})
export class DoorHelp {
  readonly kind = input.required<DoorKind>();
  readonly open = input(false);
  protected readonly domains = senderDomains;
}
