import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { isTyping } from '@sourcedesk/ui';
import { meantBy, pressedAs } from './key-map';
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

/**
 * Keys in force, by scope; of two scopes that want a key the later registered wins. Bindings say how the desk calls a key; a person may press another for it, or
 * none. Keys of one letter never act in fields or in dialogs and can be switched off.
 */
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
    const binding = this.find(sequence, typing) ?? this.find(stroke, typing);
    this.begun = binding === undefined && this.beginsSequence(stroke) ? stroke : '';
    this.begunAt = event.timeStamp;
    if (binding === undefined) return;
    event.preventDefault();
    binding.run(event);
  }

  private find(pressed: string, typing: boolean): KeyBinding | undefined {
    const keys = meantBy(this.preferences.keys(), pressed);
    if (keys === '') return undefined;
    for (const scope of this.inForce()) {
      const found = scope.bindings.find(
        (binding) => binding.keys === keys && (binding.when?.() ?? true) && (!typing || binding.whileTyping === true),
      );
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private beginsSequence(stroke: string): boolean {
    const map = this.preferences.keys();
    return this.scopes().some(({ bindings }) => bindings.some(({ keys }) => pressedAs(map, keys).startsWith(`${stroke} `)));
  }
}

/** Registers keys for as long as the calling component or directive lives; call in an injection context. */
export function useKeys(scope: string, bindings: readonly KeyBinding[]): void {
  inject(DestroyRef).onDestroy(inject(Keys).register(scope, bindings));
}

function isInOverlay(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.cdk-overlay-container, dialog') !== null;
}
