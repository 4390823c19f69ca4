import type { Routes } from '@angular/router';
import { needs } from '../session/guards';

/** Under /app/sent: what is out and what came back. */
export const sentRoutes: Routes = [
  { path: '', canActivate: [needs('sending.read')], loadComponent: () => import('./sent-page').then((part) => part.SentPage) },
];
