import type { Routes } from '@angular/router';
import { needs } from '../session/guards';

/** Under /app/review: what waits for an editor. */
export const reviewQueueRoutes: Routes = [
  { path: '', canActivate: [needs('reviews.open')], loadComponent: () => import('./review-queue').then((part) => part.ReviewQueue) },
];

/** Under /app/pitches/:id/review. */
export const reviewRoutes: Routes = [
  { path: '', canActivate: [needs('reviews.open')], loadComponent: () => import('./review-page').then((part) => part.ReviewPage) },
];
