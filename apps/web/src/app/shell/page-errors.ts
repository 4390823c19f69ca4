import { Injectable, inject, signal } from '@angular/core';
import type { ErrorHandler } from '@angular/core';
import { ProblemError, problemOf } from './problem';
import { Toasts } from './toasts';

/** Errors that no region of the page caught: told once in a toast, written to the console for the developer. */
@Injectable({ providedIn: 'root' })
export class PageErrors implements ErrorHandler {
  private readonly toasts = inject(Toasts);
  private readonly outdated = signal(false);
  private asking = false;

  /** A part of the page could not be loaded, most likely because a newer version was put in place. */
  readonly newVersion = this.outdated.asReadonly();

  handleError(error: unknown): void {
    if (isMissingChunk(error)) return void this.tellMissing();
    console.error(error);
    this.toasts.show(error instanceof ProblemError ? error.detail : 'Something on this page went wrong. If it stays so, reload the page.', {
      tone: 'red',
    });
  }

  navigationFailed(error: unknown): void {
    if (isMissingChunk(error)) return void this.tellMissing();
    this.toasts.fail(problemOf(error));
  }

  /** A server that answers has put a newer version in place; one that does not is away, and a reload would lose the page. */
  private async tellMissing(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    const there = await fetch('/health/live', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    this.asking = false;
    if (there) this.outdated.set(true);
    else this.toasts.show('The server cannot be reached, so this page is not there yet. Try again in a moment.', { tone: 'red' });
  }
}

function isMissingChunk(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|Importing a module script failed|error loading dynamically/i.test(error.message)
  );
}
