import type { Routes } from '@angular/router';
import { needs } from '../session/guards';

const reports = () => import('./reports-page').then((part) => part.ReportsPage);

/** Under /app/overview: the morning view. */
export const overviewRoutes: Routes = [
  { path: '', canActivate: [needs('overview.read')], loadComponent: () => import('./overview-page').then((part) => part.OverviewPage) },
];

/** Under /app/reports: a brand's report. */
export const reportRoutes: Routes = [
  { path: '', canActivate: [needs('reports.read')], loadComponent: reports },
  { path: ':id', canActivate: [needs('reports.read')], loadComponent: reports },
];

/** Under /portal, for a client that signed in. */
export const portalRoutes: Routes = [
  { path: '', loadComponent: () => import('./portal-page').then((part) => part.PortalPage) },
  { path: 'reports/:id', loadComponent: reports },
];

/** Under /r/:token, for whoever was given the link. */
export const sharedReportRoutes: Routes = [{ path: '', loadComponent: () => import('./shared-report').then((part) => part.SharedReport) }];
