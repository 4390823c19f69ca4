import { Component, computed, input } from '@angular/core';
import type { Profile } from '@sourcedesk/contracts/accounts';

/** An expert for who may read but not change. */
@Component({
  selector: 'sd-expert-facts',
  template: `
    <dl>
      @for (fact of facts(); track fact.label) {
        <dt>{{ fact.label }}</dt>
        <dd>
          @if (fact.href) {
            <a [href]="fact.text" target="_blank" rel="noopener noreferrer">{{ fact.text }}</a>
          } @else {
            {{ fact.text }}
          }
        </dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: minmax(96px, 150px) minmax(0, 1fr);
      gap: 10px 20px;
    }
    dt {
      color: var(--sd-ink-2);
    }
    dd {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class ExpertFacts {
  readonly profile = input.required<Profile>();
  protected readonly facts = computed(() => {
    const { title, credentials, bio, siteUrl, headshotUrl, alert, topics, vetoes } = this.profile();
    return [
      { label: 'Title', text: title },
      { label: 'Credentials', text: credentials },
      { label: 'Bio', text: bio },
      { label: 'Site', text: siteUrl, href: true },
      { label: 'Picture', text: headshotUrl, href: true },
      { label: 'Alert', text: alert },
      { label: 'Topics', text: topics.join(', ') },
      { label: 'Never for outlets', text: vetoes.outlets.join(', ') },
      { label: 'Never with words', text: vetoes.terms.join(', ') },
    ].filter(({ text }) => text !== '');
  });
}
