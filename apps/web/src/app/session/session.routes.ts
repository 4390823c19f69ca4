import type { Routes } from '@angular/router';

/** Pages in front of the desk: signing in, setting up, being invited. */
export const sessionRoutes: Routes = [
  { path: 'sign-in', title: 'Sign in', loadComponent: () => import('./sign-in').then((part) => part.SignIn) },
  { path: 'password-reset', title: 'New password', loadComponent: () => import('./password-reset').then((part) => part.PasswordReset) },
  { path: 'password-reset/:token', title: 'New password', loadComponent: () => import('./new-password').then((part) => part.NewPassword) },
  { path: 'setup', title: 'Set up', loadComponent: () => import('./setup').then((part) => part.Setup) },
  { path: 'invitation/:token', title: 'Invitation', loadComponent: () => import('./invitation').then((part) => part.Invitation) },
];
