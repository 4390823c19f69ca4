import { Component } from '@angular/core';
import { Approvals } from './approvals';
import { ReportsPage } from './reports-page';

/** What a client that signed in sees first: what waits for its word, then its report. */
@Component({
  selector: 'sd-portal-page',
  imports: [Approvals, ReportsPage],
  template: `
    <sd-approvals />
    <sd-reports-page />
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      overflow: hidden auto;
    }
    sd-reports-page {
      height: auto;
      overflow: visible;
    }
  `,
})
export class PortalPage {}
