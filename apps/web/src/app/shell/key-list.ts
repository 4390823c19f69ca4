import { Injectable, Injector, inject } from '@angular/core';

/** Opens the list of keys in force; loaded when first asked for. */
@Injectable({ providedIn: 'root' })
export class KeyList {
  private readonly injector = inject(Injector);

  async open(): Promise<void> {
    const { openKeyList } = await import('./key-list-dialog');
    openKeyList(this.injector);
  }
}
