import type { Routes } from '@angular/router';
import { needs } from '../session/guards';
import { leaveWithCare } from './unsaved';

/** Under /app/brands: the list, and one brand with its parts. */
export const brandRoutes: Routes = [
  { path: '', canActivate: [needs('brands.read')], loadComponent: () => import('./brand-list').then((part) => part.BrandList) },
  {
    path: ':id',
    canActivate: [needs('brands.read')],
    loadComponent: () => import('./brand-page').then((part) => part.BrandPage),
    children: [
      {
        path: '',
        pathMatch: 'full',
        canDeactivate: [leaveWithCare],
        loadComponent: () => import('./brand-overview').then((part) => part.BrandOverview),
      },
      {
        path: 'experts',
        canActivate: [needs('profiles.read')],
        loadComponent: () => import('./brand-experts').then((part) => part.BrandExperts),
      },
      {
        path: 'experts/new',
        canActivate: [needs('profiles.change')],
        canDeactivate: [leaveWithCare],
        loadComponent: () => import('./expert-page').then((part) => part.ExpertPage),
      },
      {
        path: 'experts/:profileId',
        canActivate: [needs('profiles.read')],
        canDeactivate: [leaveWithCare],
        loadComponent: () => import('./expert-page').then((part) => part.ExpertPage),
      },
      {
        path: 'services',
        canActivate: [needs('service-accounts.read')],
        loadComponent: () => import('./brand-services').then((part) => part.BrandServices),
      },
      {
        path: 'mailbox',
        canActivate: [needs('mailbox.read')],
        canDeactivate: [leaveWithCare],
        loadComponent: () => import('./brand-mailbox').then((part) => part.BrandMailbox),
      },
    ],
  },
];

/** Under /app/members. */
export const memberRoutes: Routes = [
  { path: '', canActivate: [needs('members.read')], loadComponent: () => import('./people').then((part) => part.People) },
];

/** Under /app/settings: one's own, the agency's, its doors, and jobs that gave up. */
export const settingsRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./settings-page').then((part) => part.SettingsPage),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'me' },
      { path: 'me', canDeactivate: [leaveWithCare], loadComponent: () => import('./my-settings').then((part) => part.MySettings) },
      { path: 'appearance', loadComponent: () => import('./appearance-settings').then((part) => part.AppearanceSettings) },
      { path: 'keyboard', loadComponent: () => import('./keyboard-settings').then((part) => part.KeyboardSettings) },
      {
        path: 'agency',
        canActivate: [needs('agency.read')],
        canDeactivate: [leaveWithCare],
        loadComponent: () => import('./agency-settings').then((part) => part.AgencySettings),
      },
      {
        path: 'doors',
        canActivate: [needs('doors.read')],
        loadComponent: () => import('./doors/doors-page').then((part) => part.DoorsPage),
      },
      { path: 'jobs', canActivate: [needs('jobs.read')], loadComponent: () => import('./dead-jobs').then((part) => part.DeadJobs) },
    ],
  },
];
