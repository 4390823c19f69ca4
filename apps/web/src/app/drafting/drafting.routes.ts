import type { Routes } from '@angular/router';

/** Under /app/queue. */
export const queueRoutes: Routes = [{ path: '', loadComponent: () => import('./queue').then((part) => part.Queue) }];

/** Under /app/pitches/:id/draft. */
export const draftRoutes: Routes = [{ path: '', loadComponent: () => import('./draft').then((part) => part.Draft) }];
