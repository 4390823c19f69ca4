import { Component, ElementRef, afterNextRender, computed, inject, signal, viewChild } from '@angular/core';
import { FormRoot, form, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Toasts } from '../shell/toasts';
import { PasswordField } from './password-field';
import { refusal } from './rules';
import { Session } from './session';

/** Over the page, which stays as it is: the password again after the session ended, or a choice when another tab moved on to another agency. */
@Component({
  selector: 'sd-session-overlay',
  imports: [FormRoot, MatButton, PasswordField],
  templateUrl: './session-overlay.html',
  styleUrl: './session-overlay.scss',
})
export class SessionOverlay {
  protected readonly session = inject(Session);
  private readonly toasts = inject(Toasts);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected readonly email = computed(() => this.session.me()?.user.email ?? '');
  protected readonly form = form(signal({ password: '' }), (path) => required(path.password, { message: 'Give your password.' }), {
    submission: { action: async (field) => this.session.signIn(this.email(), field().value().password).then(() => undefined, refusal) },
  });

  constructor() {
    // The browser's own modal dialog: above every overlay of the page, and all of the page inert behind it.
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
      this.dialog().nativeElement.querySelector<HTMLInputElement>('input[type=password]')?.focus();
    });
  }

  protected stay(): void {
    this.session.stayHere().catch((error: unknown) => this.toasts.fail(error));
  }
}
