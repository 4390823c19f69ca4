import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy } from '@angular/router';
import type { RouterStateSnapshot } from '@angular/router';

/** The title of the window: the page's, then the product's. A page header takes over as soon as it knows better. */
@Injectable({ providedIn: 'root' })
export class DeskTitle extends TitleStrategy {
  private readonly title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    const page = this.buildTitle(state);
    this.title.setTitle(page === undefined ? 'Sourcedesk' : `${page} · Sourcedesk`);
  }
}
