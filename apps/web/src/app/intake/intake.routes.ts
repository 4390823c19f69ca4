import type { Routes } from '@angular/router';

/** Under /app/digests: the list, and ':id' for one digest. */
export const digestRoutes: Routes = [];
