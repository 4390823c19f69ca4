import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import type { LinkState } from '@sourcedesk/contracts/placement';
import type { IconName } from './icon';
import { Now } from './now';
import { Pill } from './pill';
import { dateWords, momentWords } from './time-words';
import type { Tone } from './tone';

/** What each finding about a link is called on screen. */
export const linkStateWords: Readonly<Record<LinkState, { label: string; tone: Tone; icon: IconName }>> = {
  ok: { label: 'followed', tone: 'green', icon: 'check' },
  nofollow: { label: 'nofollow', tone: 'amber', icon: 'link' },
  sponsored: { label: 'sponsored', tone: 'amber', icon: 'link' },
  ugc: { label: 'user content', tone: 'amber', icon: 'link' },
  missing: { label: 'mention, no link', tone: 'red', icon: 'close' },
  'wrong-target': { label: 'links elsewhere', tone: 'red', icon: 'external' },
  noindex: { label: 'page not indexed', tone: 'amber', icon: 'warning' },
  'http-error': { label: 'page gone', tone: 'red', icon: 'stop' },
  unreachable: { label: 'not reachable', tone: 'red', icon: 'offline' },
};

/** A link as placements and reports tell of it; `since` prints when it came to stand so. */
export interface ShownLink {
  state: LinkState;
  checkedAt: string;
  since?: string;
  httpStatus?: number | null;
  target?: string;
  anchor?: string;
  rel?: string;
}

/** How the link of a placement stands, with target, anchor, rel and the time of the check in its tooltip. */
@Component({
  selector: 'sd-link-state-badge',
  imports: [Pill, MatTooltip],
  template: `<sd-pill [tone]="words().tone" [icon]="words().icon" [matTooltip]="tip()" matTooltipPosition="below">{{ label() }}</sd-pill>
    <span class="sd-only-heard">{{ tip() }}</span>`,
  styles: ':host { display: inline-flex; position: relative }',
})
export class LinkStateBadge {
  readonly link = input.required<ShownLink | null>();
  /** It never stood otherwise: an article that never had a link has lost none. */
  readonly asPublished = input(false, { transform: booleanAttribute });
  private readonly now = inject(Now);

  protected readonly words = computed(() => {
    const link = this.link();
    if (link === null) return { label: 'not checked yet', tone: 'plain', icon: 'clock' } as const;
    const words = linkStateWords[link.state];
    return link.state === 'missing' && this.asPublished() ? { ...words, tone: 'plain' as const } : words;
  });
  protected readonly label = computed(() => {
    const link = this.link();
    const label = link?.state === 'http-error' && link.httpStatus ? `page answers ${link.httpStatus}` : this.words().label;
    return link?.since !== undefined && link.state !== 'ok' && !this.asPublished()
      ? `${label} since ${dateWords(link.since).slice(0, -5)}`
      : label;
  });
  protected readonly tip = computed(() => {
    const link = this.link();
    if (link === null) return '';
    const parts = [
      link.target && `to ${link.target}`,
      link.anchor && `text “${link.anchor}”`,
      link.rel && `rel ${link.rel}`,
      `checked ${momentWords(Date.parse(link.checkedAt), this.now.minute())}`,
    ];
    return parts.filter(Boolean).join('\n');
  });
}
