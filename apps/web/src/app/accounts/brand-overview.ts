import { Component, ElementRef, afterNextRender, computed, inject } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { dateWords } from '@sourcedesk/ui';
import { Session } from '../session/session';
import { BrandApproval } from './brand-approval';
import { BrandIdentity } from './brand-identity';
import { BrandPlan } from './brand-plan';
import { BrandStatusForm } from './brand-status-form';
import { BrandStore } from './brand-store';
import { seatsWords, statusWords } from './brand-words';
import { ReadySteps } from './ready-steps';
import { standingWords } from './readiness';

/** Who a brand is, how it stands, and what is missing before it can pitch. */
@Component({
  selector: 'sd-brand-overview',
  imports: [BrandApproval, BrandIdentity, BrandPlan, BrandStatusForm, ReadySteps],
  template: `
    <div class="sd-page">
      @if (standing() !== '') {
        <p class="sd-lede">{{ standing() }}</p>
      }
      @if (showsSteps()) {
        <sd-ready-steps />
      }
      @if (mayChange) {
        <sd-brand-identity />
        <sd-brand-status-form />
        <sd-brand-plan />
        <sd-brand-approval />
      } @else {
        <dl class="facts">
          @for (fact of facts(); track fact.label) {
            <dt>{{ fact.label }}</dt>
            <dd>
              @if (fact.href) {
                <a [href]="fact.href" target="_blank" rel="noopener noreferrer">{{ fact.text }}</a>
              } @else {
                {{ fact.text }}
              }
            </dd>
          }
        </dl>
      }
    </div>
  `,
  styles: `
    :host {
      flex: 1;
      min-height: 0;
      overflow: hidden auto;
    }
    .sd-lede {
      max-width: 760px;
      margin-bottom: 20px;
    }
    sd-ready-steps {
      margin-bottom: 24px;
    }
    .facts {
      display: grid;
      grid-template-columns: minmax(120px, 200px) minmax(0, 1fr);
      gap: 10px 24px;
      max-width: 760px;
    }
    .facts:not(:first-child) {
      padding-top: 20px;
      border-top: 1px solid var(--sd-line);
    }
    dt {
      color: var(--sd-ink-2);
    }
  `,
})
export class BrandOverview {
  private readonly store = inject(BrandStore);
  protected readonly mayChange = inject(Session).may('brands.change');

  protected readonly standing = computed(() => {
    const [brand, profiles, mailbox, steps] = [this.store.brand(), this.store.profiles(), this.store.mailbox(), this.store.steps()];
    return brand && profiles && mailbox !== undefined && steps ? standingWords({ brand, profiles, mailbox }, steps) : '';
  });
  protected readonly showsSteps = computed(() => {
    const [status, steps] = [this.store.brand()?.status, this.store.steps()];
    return steps !== null && status !== 'ended' && (status === 'onboarding' || steps.some(({ done }) => !done));
  });
  protected readonly facts = computed(() => {
    const brand = this.store.brand();
    if (brand === undefined) return [];
    const { status, pause, plan, websiteUrl, timeZone, needsClientApproval } = brand;
    const until = pause?.until ? ` until ${dateWords(pause.until)}` : '';
    return [
      { label: 'Web site', text: websiteUrl || 'not known yet', href: websiteUrl },
      { label: 'Status', text: `${statusWords[status]}${until}${pause ? `: ${pause.reason}` : ''}`, href: '' },
      { label: 'Plan', text: `${this.store.planName()}, ${seatsWords(plan)}`, href: '' },
      {
        label: 'Client approval',
        text: needsClientApproval ? 'The client approves each pitch.' : 'Pitches leave without asking the client.',
        href: '',
      },
      { label: 'Time zone', text: timeZone, href: '' },
    ];
  });

  constructor() {
    // "Choose another plan" leads to the plan, past all that stands before it.
    const part = inject(ActivatedRoute).snapshot.fragment;
    const page = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    if (part === 'plan') afterNextRender(() => page.querySelector('sd-brand-plan')?.scrollIntoView());
  }
}
