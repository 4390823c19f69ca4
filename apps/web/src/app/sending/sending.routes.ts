import type { Routes } from '@angular/router';

/** Under /app/sent. */
export const sentRoutes: Routes = [];
