import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { isTyping } from '@sourcedesk/ui';
import { Preferences } from './preferences';
import { isLetterKey, strokeOf } from './strokes';

/** A key and what it does. `keys` as in 'j', 'shift+a', 'mod+enter' (Ctrl or Cmd), 'g i' (one after the other), 'escape', '?'. */
export interface KeyBinding {
  keys: string;
  /** What it does, for the list of keys. */
  label: string;
  run: (event: KeyboardEvent) => void;
  /** Out of force while this is false; absent: always in force. */
  when?: () => boolean;
  /** Acts also while the focus is in a field; only sensible with a modifier or Escape. */
  whileTyping?: boolean;
}

export interface KeyScope {
  name: string;
  bindings: readonly KeyBinding[];
}

const sequencePause = 1200;

/** Keys in force, by scope; of two scopes that want a key the later registered wins. Keys of one letter never act in fields or in dialogs and can be switched off. */
@Injectable({ providedIn: 'root' })
export class Keys {
  private readonly scopes = signal<readonly KeyScope[]>([]);
  private readonly preferences = inject(Preferences);
  private begun = '';
  private begunAt = 0;

  /** Innermost scope first, as the list of keys shows them. */
  readonly inForce = computed(() => [...this.scopes()].reverse());

  constructor() {
    const document = inject(DOCUMENT);
    const listen = (event: KeyboardEvent) => this.handle(event);
    document.addEventListener('keydown', listen);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /** Puts bindings in force until the returned function is called. */
  register(name: string, bindings: readonly KeyBinding[]): () => void {
    const scope = { name, bindings };
    this.scopes.update((scopes) => [...scopes, scope]);
    return () => this.scopes.update((scopes) => scopes.filter((each) => each !== scope));
  }

  private handle(event: KeyboardEvent): void {
    const stroke = strokeOf(event);
    if (event.defaultPrevented || event.isComposing || stroke === '') return;
    const typing = isTyping(event.target);
    if (isLetterKey(stroke) && (typing || !this.preferences.letterKeys() || isInOverlay(event.target))) return;
    const sequence = this.begun !== '' && event.timeStamp - this.begunAt < sequencePause ? `${this.begun} ${stroke}` : '';
    const binding = (sequence !== '' ? this.find(sequence, typing) : undefined) ?? this.find(stroke, typing);
    this.begun = binding === undefined && this.beginsSequence(stroke) ? stroke : '';
    this.begunAt = event.timeStamp;
    if (binding === undefined) return;
    event.preventDefault();
    binding.run(event);
  }

  private find(keys: string, typing: boolean): KeyBinding | undefined {
    for (const scope of this.inForce()) {
      const found = scope.bindings.find(
        (binding) => binding.keys === keys && (binding.when?.() ?? true) && (!typing || binding.whileTyping === true),
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private beginsSequence(stroke: string): boolean {
    return this.scopes().some((scope) => scope.bindings.some((binding) => binding.keys.startsWith(`${stroke} `)));
  }
}

/** Registers keys for as long as the calling component or directive lives; call in an injection context. */
export function useKeys(scope: string, bindings: readonly KeyBinding[]): void {
  inject(DestroyRef).onDestroy(inject(Keys).register(scope, bindings));
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.cdk-overlay-container, dialog') !== null;
}
