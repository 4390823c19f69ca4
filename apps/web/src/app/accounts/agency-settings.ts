import { Component, inject } from '@angular/core';
import { ErrorCard, SkeletonRows } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { Session } from '../session/session';
import { AgencyRules } from './agency-rules';
import { AgencySelf } from './agency-self';
import { AgencyStore } from './agency-store';

/** How the agency works. */
@Component({
  selector: 'sd-agency-settings',
  imports: [AgencyRules, AgencySelf, ErrorCard, SkeletonRows],
  template: `
    @if (store.problem(); as problem) {
      <sd-error-card [problem]="problemOf(problem)" (retry)="store.reload()" />
    }
    @if (store.agency(); as agency) {
      <div class="sd-page">
        @if (mayChange) {
          <sd-agency-self />
          <sd-agency-rules />
        } @else {
          <dl>
            <dt>Name</dt>
            <dd>{{ agency.name }}</dd>
            <dt>Time zone</dt>
            <dd>{{ agency.timeZone }}</dd>
            <dt>Undo after sending</dt>
            <dd>{{ agency.undoSeconds === 0 ? 'none: pitches leave at once' : agency.undoSeconds + ' seconds' }}</dd>
            <dt>Four eyes</dt>
            <dd>{{ agency.soloWork ? 'who wrote a text alone may approve it' : 'nobody approves a text they wrote alone' }}</dd>
            <dt>Submitting on pages of services</dt>
            <dd>{{ agency.vaMaySubmitElsewhere ? 'VAs and editors' : 'editors' }}</dd>
          </dl>
        }
      </div>
    } @else if (!store.problem()) {
      <sd-skeleton-rows />
    }
  `,
  styleUrl: './agency-settings.scss',
  providers: [AgencyStore],
})
export class AgencySettings {
  protected readonly store = inject(AgencyStore);
  protected readonly mayChange = inject(Session).may('agency.change');
  protected readonly problemOf = problemOf;
}
