import { Component, computed, inject, input, output, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import type { DoorList } from '@sourcedesk/contracts/doors';
import type { Message } from '@sourcedesk/contracts/intake';
import { Icon, Now, Pill, agoWords } from '@sourcedesk/ui';
import { BringInClient } from '../../bring-in/bring-in-client';
import { checksumWords, messageTitle } from '../../bring-in/message-words';
import { onLive } from '../../shell/live';
import { Session } from '../../session/session';
import { CopyLine } from './copy-line';
import { lastKnown } from '../../shell/last-known';

const shownAtMost = 3;
/** Among the latest so many e-mails; set-up mails and what was brought in by hand lie between. */
const lookedAt = 30;

/** The first run: one address to forward a digest to, and what comes in as it comes. */
@Component({
  selector: 'sd-first-digest',
  imports: [CopyLine, Icon, MatButton, Pill, RouterLink],
  template: `
    <section class="sd-sheet" aria-labelledby="sd-first">
      <h2 id="sd-first" class="sd-lede">{{ heading() }}</h2>
      @if (address(); as address) {
        <sd-copy-line label="Address" [text]="address" />
        @if (arrived()) {
          <p class="sd-muted">Its queries are matched with your experts: <a routerLink="/app/inbox">judge them in the inbox</a>.</p>
        } @else {
          <p class="sd-muted">Any HARO or Source of Sources digest will do, forwarded as it is. It appears here within seconds.</p>
        }
      } @else if (mayChange && list().can.includes('address')) {
        <p class="sd-muted">The desk makes an address that nobody guesses. Forward one digest to it and watch it arrive.</p>
        <button matButton="filled" type="button" [disabled]="busy()" disabledInteractive (click)="make.emit()">Make an address</button>
      } @else if (mayChange) {
        <p class="sd-muted">
          This installation has no domain to receive e-mails for, so there is no address to forward to. Add the mailbox where digests
          arrive, or
          <a routerLink="/app/digests">bring one in by hand</a>.
        </p>
      } @else {
        <p class="sd-muted">An owner or manager opens doors. Until then, <a routerLink="/app/digests">bring a digest in by hand</a>.</p>
      }
      <div role="status" class="came">
        @for (row of rows(); track row.id) {
          <p>
            <a [routerLink]="['/app/digests', row.id]"><sd-icon name="edition" /> {{ row.title }}</a>
            <sd-pill [tone]="row.sum.tone">{{ row.sum.words }}</sd-pill> <span class="sd-small sd-muted">{{ row.ago }}</span>
          </p>
        } @empty {
          @if (address()) {
            <p class="sd-muted"><sd-icon name="clock" /> Waiting for it. You need not stay on this page.</p>
          }
        }
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 10px;
      justify-items: start;
      margin-bottom: 18px;
      padding: 16px 18px;
    }
    sd-copy-line,
    .came {
      width: 100%;
      max-width: 860px;
    }
    .came p {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
      align-items: center;
      min-height: 28px;
    }
  `,
})
export class FirstDigest {
  readonly list = input.required<DoorList>();
  readonly busy = input(false);
  /** The person wants an address. */
  readonly make = output<void>();

  private readonly mails = inject(BringInClient);
  private readonly now = inject(Now);
  protected readonly mayChange = inject(Session).may('doors.change');
  private readonly read = resource({ loader: () => this.mails.messages('', null, lookedAt) });
  private readonly known = lastKnown(this.read);
  protected readonly address = computed(() => this.list().items.find(({ active, address }) => active && address !== null)?.address ?? '');
  private readonly came = computed(() => (this.known()?.items ?? []).filter(cameByItself).slice(0, shownAtMost));
  protected readonly arrived = computed(() => this.came().some(({ counts }) => counts.parsed > 0));
  protected readonly heading = computed(() => {
    if (this.arrived()) return 'A digest has come in by itself';
    return this.address() === '' ? 'Let the first digest in' : 'Forward one digest to this address';
  });
  protected readonly rows = computed(() =>
    this.came().map((message) => ({
      id: message.id,
      title: messageTitle(message),
      sum: checksumWords(message),
      ago: agoWords(Date.parse(message.receivedAt), this.now.minute()),
    })),
  );

  constructor() {
    onLive(['message'], () => this.read.reload());
  }
}

/** A digest that a door brought, read or not; a set-up mail holds no queries and is none. */
const cameByItself = ({ door, status, counts }: Message): boolean =>
  (door === 'address' || door === 'imap' || door === 'webhook') && (counts.parsed > 0 || status !== 'parsed');
