import { HttpErrorResponse } from '@angular/common/http';
import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Session } from './session';
import { WITHOUT_SESSION } from './session-client';

/** Gives requests to the API their token; a refused token is renewed once and the request sent again, perhaps after the person signed in anew. */
export const tokenInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || request.context.get(WITHOUT_SESSION)) return next(request);
  const session = inject(Session);
  return from(session.bearer()).pipe(
    switchMap((token) =>
      next(withToken(request, token)).pipe(
        catchError((error: unknown) => {
          if (!(error instanceof HttpErrorResponse) || error.status !== 401) return throwError(() => error);
          return from(session.renewAfter(token)).pipe(
            switchMap((fresh) => (fresh === null ? throwError(() => error) : next(withToken(request, fresh)))),
          );
        }),
      ),
    ),
  );
};

function withToken(request: HttpRequest<unknown>, token: string | null): HttpRequest<unknown> {
  return token === null ? request : request.clone({ setHeaders: { Authorization: `Bearer ${token}` } });
}
