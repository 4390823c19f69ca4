import type { Routes } from '@angular/router';
import { needs } from '../session/guards';

/** Under /app/placements: what was published. */
export const placementRoutes: Routes = [
  {
    path: '',
    canActivate: [needs('placements.read')],
    loadComponent: () => import('./placements-page').then((part) => part.PlacementsPage),
  },
];
