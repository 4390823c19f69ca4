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
        path: 'mailbox',
        canActivate: [needs('mailbox.read')],
        canDeactivate: [leaveWithCare],
        loadComponent: () => import('./brand-mailbox').then((part) => part.BrandMailbox),
      },
    ],
  },
];

/** Under /app/members. */
export const memberRoutes: Routes = [];

/** Under /app/settings. */
export const settingsRoutes: Routes = [];
