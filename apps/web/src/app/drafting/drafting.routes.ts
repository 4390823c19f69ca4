import type { Routes } from '@angular/router';

/** Under /app/queue. */
export const queueRoutes: Routes = [];

/** Under /app/pitches/:id/draft. */
export const draftRoutes: Routes = [];
