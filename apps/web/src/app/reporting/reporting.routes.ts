import type { Routes } from '@angular/router';

/** Under /app/overview. */
export const overviewRoutes: Routes = [];

/** Under /app/reports. */
export const reportRoutes: Routes = [];

/** Under /portal, for a client that signed in. */
export const portalRoutes: Routes = [];

/** Under /r/:token, for whoever was given the link. */
export const sharedReportRoutes: Routes = [];
