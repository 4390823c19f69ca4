import type { Routes } from '@angular/router';
import { sessionRoutes } from './session/session.routes';
import { signedIn, staffOnly, toLanding } from './session/guards';

/** Every page of the product; those of the desk are in `shell/desk.routes.ts`. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', canActivate: [toLanding], children: [] },
  ...sessionRoutes,
  { path: 'app', canActivate: [signedIn, staffOnly], loadChildren: () => import('./shell/desk.routes').then((part) => part.deskRoutes) },
  { path: 'portal', canActivate: [signedIn], loadChildren: () => import('./shell/desk.routes').then((part) => part.portalFrame) },
  { path: 'r/:token', title: 'Report', loadChildren: () => import('./reporting/reporting.routes').then((part) => part.sharedReportRoutes) },
  { path: '**', title: 'Not found', loadComponent: () => import('./shell/not-found').then((part) => part.NotFound) },
];
