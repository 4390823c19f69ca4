import { inject } from '@angular/core';
import { RedirectCommand, Router } from '@angular/router';
import type { CanActivateFn } from '@angular/router';
import type { Action } from '@sourcedesk/domain/permissions';
import { landingOf } from './landing';
import { Session } from './session';

/** Lets signed-in people through; others go to sign in and come back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  if (await session.restore()) return true;
  return new RedirectCommand(router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { next: state.url } }), {
    replaceUrl: true,
  });
};

/** Sends a signed-in person to where their day begins. */
export const toLanding: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.restore();
  const me = session.me();
  return new RedirectCommand(router.parseUrl(me === null ? '/sign-in' : landingOf(me.role)), { replaceUrl: true });
};

/** The desk is for staff: who cannot read queries is led to where their day begins. Guards of one route run at once, so it waits for itself. */
export const staffOnly: CanActivateFn = async () => {
  const session = inject(Session);
  const router = inject(Router);
  await session.restore();
  const me = session.me();
  return me === null || session.may('queries.read') || router.parseUrl(landingOf(me.role));
};

/** A page for those who may do this; others see the page that does not exist. */
export const needs =
  (action: Action): CanActivateFn =>
  async () => {
    const session = inject(Session);
    const router = inject(Router);
    await session.restore();
    return session.may(action) || new RedirectCommand(router.parseUrl('/app/not-found'), { skipLocationChange: true });
  };
