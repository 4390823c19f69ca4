import type { Routes } from '@angular/router';

/** Under /app/placements. */
export const placementRoutes: Routes = [];
