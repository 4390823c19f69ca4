import { Injectable, computed, signal } from '@angular/core';
import type { Tone } from '@sourcedesk/ui';
import { problemOf } from './problem';

export interface Toast {
  id: number;
  text: string;
  tone: Tone;
  undoLabel: string;
  undo: (() => void) | null;
}

export interface ToastOptions {
  tone?: Tone;
  /** Takes back what the toast tells; also the key Z while the toast is up. */
  undo?: () => void;
  undoLabel?: string;
  /** Seconds it stays; a toast with undo stays 10, a failure until closed. */
  seconds?: number;
}

/** Short messages at the foot of the page, read out politely; the newest one with an undo answers to Z. */
@Injectable({ providedIn: 'root' })
export class Toasts {
  private readonly shown = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private last = 0;

  readonly list = this.shown.asReadonly();
  /** Whether Z has a toast to take back. */
  readonly undoable = computed(() => this.shown().some(({ undo }) => undo !== null));

  /** Returns how to take the toast down early. */
  show(text: string, options: ToastOptions = {}): () => void {
    const id = (this.last += 1);
    const toast = { id, text, tone: options.tone ?? 'plain', undo: options.undo ?? null, undoLabel: options.undoLabel ?? 'Undo' };
    this.shown.update((list) => [...list.slice(-2), toast]);
    const seconds = options.seconds ?? (options.undo === undefined ? 5 : 10);
    if (toast.tone !== 'red')
      this.timers.set(
        id,
        setTimeout(() => this.close(id), seconds * 1000),
      );
    return () => this.close(id);
  }

  /** Tells a failure in the words of its problem. */
  fail(error: unknown): void {
    const problem = problemOf(error);
    this.show(problem.detail, { tone: 'red' });
  }

  undoLast(): void {
    const toast = this.shown().findLast((each) => each.undo !== null);
    if (toast !== undefined) this.undo(toast);
  }

  undo(toast: Toast): void {
    this.close(toast.id);
    toast.undo?.();
  }

  /** While a pointer or the focus rests on the toasts they stay. */
  hold(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  letGo(): void {
    for (const toast of this.shown()) {
      if (toast.tone !== 'red')
        this.timers.set(
          toast.id,
          setTimeout(() => this.close(toast.id), 4000),
        );
    }
  }

  close(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.shown.update((list) => list.filter((toast) => toast.id !== id));
  }
}
