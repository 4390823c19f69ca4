import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { ErrorHandler, inject, provideBrowserGlobalErrorListeners, provideZonelessChangeDetection } from '@angular/core';
import type { ApplicationConfig } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding, withNavigationErrorHandler, withRouterConfig } from '@angular/router';
import { PRINTED_KEYS } from '@sourcedesk/ui';
import { routes } from './app.routes';
import { tokenInterceptor } from './session/token-interceptor';
import { DeskTitle } from './shell/desk-title';
import { PageErrors } from './shell/page-errors';
import { Preferences } from './shell/preferences';

export const appConfig: ApplicationConfig = {
  providers: [
    provideZonelessChangeDetection(),
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([tokenInterceptor])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withRouterConfig({ paramsInheritanceStrategy: 'always' }),
      withNavigationErrorHandler((failure) => inject(PageErrors).navigationFailed(failure.error)),
    ),
    { provide: ErrorHandler, useExisting: PageErrors },
    { provide: TitleStrategy, useExisting: DeskTitle },
    { provide: PRINTED_KEYS, useFactory: () => inject(Preferences).printed },
  ],
};
