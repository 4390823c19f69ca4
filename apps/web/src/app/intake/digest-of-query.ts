import { Component, effect, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { MatButton } from '@angular/material/button';
import { EmptyState, ErrorCard, PageHeader, SkeletonRows } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { IntakeClient } from './intake-client';

/** Leads from a query to the digest it was read from. */
@Component({
  selector: 'sd-digest-of-query',
  imports: [EmptyState, ErrorCard, MatButton, PageHeader, RouterLink, SkeletonRows],
  template: `
    <sd-page-header heading="Digest" />
    @if (message.error()) {
      <sd-error-card [problem]="problemOf(message.error())" (retry)="message.reload()" />
    } @else if (message.hasValue() && message.value() === null) {
      <sd-empty-state heading="Its digest cannot be found" text="The e-mail this query came in is no longer kept, or lies very far back.">
        <a matButton="outlined" routerLink="/app/digests">All editions</a>
      </sd-empty-state>
    } @else {
      <sd-skeleton-rows />
    }
  `,
})
export class DigestOfQuery {
  readonly queryId = input.required<string>();
  private readonly client = inject(IntakeClient);
  private readonly router = inject(Router);
  protected readonly problemOf = problemOf;
  protected readonly message = resource({
    params: () => this.queryId(),
    loader: async ({ params }) => this.client.messageOf(await this.client.query(params)),
  });

  constructor() {
    effect(() => {
      const found = this.message.hasValue() ? this.message.value() : null;
      if (found !== null)
        void this.router.navigate(['/app/digests', found.id], { queryParams: { query: this.queryId() }, replaceUrl: true });
    });
  }
}
