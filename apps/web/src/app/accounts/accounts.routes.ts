import type { Routes } from '@angular/router';

/** Under /app/brands: the list, ':id' for one brand with its experts, ':id/mailbox' for its mailbox. */
export const brandRoutes: Routes = [];

/** Under /app/members. */
export const memberRoutes: Routes = [];

/** Under /app/settings. */
export const settingsRoutes: Routes = [];
