import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState, PageBar, PageHeader } from '@sourcedesk/ui';
import { Door } from '../session/door';
import { Session } from '../session/session';

/** What is not there, or not for this person: the same page, so that nobody learns which. */
@Component({
  selector: 'sd-not-found',
  imports: [Door, EmptyState, MatButton, PageHeader, RouterLink],
  template: `
    @if (framed) {
      <sd-page-header heading="Not found" />
      <sd-empty-state heading="There is no such page here." [text]="hint()">
        <a matButton="outlined" routerLink="/">Go to my start page</a>
      </sd-empty-state>
    } @else {
      <sd-door heading="There is no such page here." [text]="hint()">
        <p><a matButton="outlined" routerLink="/">Go to my start page</a></p>
      </sd-door>
    }
  `,
})
export class NotFound {
  private readonly session = inject(Session);
  protected readonly framed = inject(PageBar).taken();

  protected hint(): string {
    const me = this.session.me();
    if (me === null) return 'The address may be mistyped, or the link may have been withdrawn.';
    if (me.memberships.length > 1) return `You are in ${me.agency.name}. If it belongs to another agency of yours, switch there first.`;
    return 'It may have been removed, or it may not be yours to see.';
  }
}
