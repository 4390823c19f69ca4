import type { Routes } from '@angular/router';

/** Under /app/inbox. */
export const inboxRoutes: Routes = [];
