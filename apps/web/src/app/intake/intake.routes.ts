import type { Routes } from '@angular/router';
import { needs } from '../session/guards';

/** Under /app/digests: the list, one digest, and the way from a query to its digest. */
export const digestRoutes: Routes = [
  {
    path: '',
    canActivate: [needs('intake.read')],
    children: [
      { path: '', loadComponent: () => import('./digest-list').then((part) => part.DigestList) },
      { path: 'of/:queryId', loadComponent: () => import('./digest-of-query').then((part) => part.DigestOfQuery) },
      {
        path: 'again',
        canActivate: [needs('intake.reparse')],
        loadComponent: () => import('./reparse-page').then((part) => part.ReparsePage),
      },
      { path: ':id', loadComponent: () => import('./digest-page').then((part) => part.DigestPage) },
    ],
  },
];
