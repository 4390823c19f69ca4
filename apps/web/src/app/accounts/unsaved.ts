import { DOCUMENT } from '@angular/common';
import { DestroyRef, Injectable, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { Ask } from '@sourcedesk/ui';

/** Forms in view that hold what nobody has saved. */
@Injectable({ providedIn: 'root' })
export class Unsaved {
  private readonly forms = new Set<() => boolean>();

  constructor() {
    const page = inject(DOCUMENT).defaultView;
    const warn = (event: BeforeUnloadEvent) => {
      if (this.any()) event.preventDefault();
    };
    page?.addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => page?.removeEventListener('beforeunload', warn));
  }

  /** Returns how to stop watching. */
  watch(isChanged: () => boolean): () => void {
    this.forms.add(isChanged);
    return () => this.forms.delete(isChanged);
  }

  any(): boolean {
    return [...this.forms].some((isChanged) => isChanged());
  }
}

/** Asks before what was typed is left behind. */
export const leaveWithCare: CanDeactivateFn<unknown> = () => {
  if (!inject(Unsaved).any()) return true;
  return inject(Ask).confirm({
    title: 'Leave without saving?',
    text: 'What you changed on this page is not saved yet.',
    confirm: 'Leave, lose the changes',
    danger: true,
  });
};
