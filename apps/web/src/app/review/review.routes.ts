import type { Routes } from '@angular/router';

/** Under /app/review: what waits for an editor. */
export const reviewQueueRoutes: Routes = [];

/** Under /app/pitches/:id/review. */
export const reviewRoutes: Routes = [];
