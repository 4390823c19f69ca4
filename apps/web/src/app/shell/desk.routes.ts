import { MAT_FORM_FIELD_DEFAULT_OPTIONS } from '@angular/material/form-field';
import type { MatFormFieldDefaultOptions } from '@angular/material/form-field';
import type { Routes } from '@angular/router';
import { toLanding } from '../session/guards';
import { Shell } from './shell';

const fields: MatFormFieldDefaultOptions = { appearance: 'outline', subscriptSizing: 'dynamic' };
const providers = [{ provide: MAT_FORM_FIELD_DEFAULT_OPTIONS, useValue: fields }];

/** The pages of staff. A stage keeps its pages in `<stage>.routes.ts`; `focus` folds the navigation away for work on one pitch. */
export const deskRoutes: Routes = [
  {
    path: '',
    component: Shell,
    providers,
    children: [
      { path: '', pathMatch: 'full', canActivate: [toLanding], children: [] },
      {
        path: 'overview',
        title: 'Overview',
        loadChildren: () => import('../reporting/reporting.routes').then((part) => part.overviewRoutes),
      },
      { path: 'inbox', title: 'Inbox', loadChildren: () => import('../matching/matching.routes').then((part) => part.inboxRoutes) },
      { path: 'queries/:id', title: 'Query', loadChildren: () => import('../matching/matching.routes').then((part) => part.queryRoutes) },
      { path: 'digests', title: 'Editions', loadChildren: () => import('../intake/intake.routes').then((part) => part.digestRoutes) },
      { path: 'queue', title: 'Queue', loadChildren: () => import('../drafting/drafting.routes').then((part) => part.queueRoutes) },
      {
        path: 'pitches/:id/draft',
        title: 'Draft',
        data: { focus: true },
        loadChildren: () => import('../drafting/drafting.routes').then((part) => part.draftRoutes),
      },
      { path: 'review', title: 'Review', loadChildren: () => import('../review/review.routes').then((part) => part.reviewQueueRoutes) },
      {
        path: 'pitches/:id/review',
        title: 'Review',
        data: { focus: true },
        loadChildren: () => import('../review/review.routes').then((part) => part.reviewRoutes),
      },
      { path: 'sent', title: 'Sent', loadChildren: () => import('../sending/sending.routes').then((part) => part.sentRoutes) },
      {
        path: 'placements',
        title: 'Placements',
        loadChildren: () => import('../placement/placement.routes').then((part) => part.placementRoutes),
      },
      { path: 'brands', title: 'Brands', loadChildren: () => import('../accounts/accounts.routes').then((part) => part.brandRoutes) },
      { path: 'reports', title: 'Reports', loadChildren: () => import('../reporting/reporting.routes').then((part) => part.reportRoutes) },
      { path: 'members', title: 'People', loadChildren: () => import('../accounts/accounts.routes').then((part) => part.memberRoutes) },
      {
        path: 'settings',
        title: 'Settings',
        loadChildren: () => import('../accounts/accounts.routes').then((part) => part.settingsRoutes),
      },
      { path: '**', title: 'Not found', loadComponent: () => import('./not-found').then((part) => part.NotFound) },
    ],
  },
];

/** The frame of a client that signed in. */
export const portalFrame: Routes = [
  {
    path: '',
    title: 'Your report',
    component: Shell,
    providers,
    loadChildren: () => import('../reporting/reporting.routes').then((part) => part.portalRoutes),
  },
];
