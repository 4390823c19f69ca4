import type { Routes } from '@angular/router';
import { needs } from '../session/guards';

/** Under /app/inbox. */
export const inboxRoutes: Routes = [
  { path: '', canActivate: [needs('matches.read')], loadComponent: () => import('./inbox').then((part) => part.Inbox) },
];

/** Under /app/queries/:id. */
export const queryRoutes: Routes = [
  { path: '', canActivate: [needs('matches.read')], loadComponent: () => import('./query-page').then((part) => part.QueryPage) },
];
