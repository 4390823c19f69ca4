import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  DestroyRef,
  ElementRef,
  booleanAttribute,
  computed,
  contentChildren,
  inject,
  input,
  linkedSignal,
  model,
  signal,
} from '@angular/core';
import { Pane } from './pane';

const narrow = '(max-width: 899.98px)';
const step = 24;
const leastMain = 340;

/**
 * Panes beside each other with separators that mouse and keyboard move (arrows, Home, End), widths kept per browser;
 * under 900 px one pane at a time behind tabs. Panes stay alive while hidden, so an editor keeps its text.
 */
@Component({ selector: 'sd-split-panes', imports: [NgTemplateOutlet], templateUrl: './split-panes.html', styleUrl: './split-panes.scss' })
export class SplitPanes {
  /** Where the widths are kept in this browser; absent: not kept. */
  readonly storageKey = input('');
  /** Index of the pane shown on a narrow screen. */
  readonly shown = model(0);
  /** On a narrow screen the panes are steps, not tabs: the page leads from one to the next and back. */
  readonly steps = input(false, { transform: booleanAttribute });

  protected readonly panes = contentChildren(Pane);
  protected readonly single = mediaSignal(narrow);
  protected readonly tabbed = computed(() => this.single() && !this.steps());
  protected readonly flexible = computed(() =>
    Math.max(
      0,
      this.panes().findIndex((pane) => pane.size() === undefined),
    ),
  );
  protected readonly sizes = linkedSignal(() => this.panes().map((pane, index) => this.kept()[index] ?? pane.size() ?? 0));
  protected readonly prefix = `sd-panes-${(count += 1)}`;
  private readonly kept = computed(() => readSizes(this.storageKey()));
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Puts the focus on a pane, so that it is read out and scrolls by key. */
  focus(index: number): void {
    document.getElementById(`${this.prefix}-pane-${index}`)?.focus({ preventScroll: true });
  }

  holdsFocus(index: number): boolean {
    return document.getElementById(`${this.prefix}-pane-${index}`)?.contains(document.activeElement) === true;
  }

  protected basis(index: number): string {
    return this.single() || index === this.flexible() ? '1 1 0' : `0 1 ${this.sizes()[index] ?? 0}px`;
  }

  /** Where room is short the sized panes give way as far as they may, so that the main one stays readable. */
  protected least(index: number): number {
    if (this.single()) return 0;
    return index === this.flexible() ? leastMain : (this.panes()[index]?.min() ?? 0);
  }

  /** The pane that a separator sizes: the one on its far side from the flexible pane. */
  protected sized(separator: number): number {
    return separator < this.flexible() ? separator : separator + 1;
  }

  protected startDrag(event: PointerEvent, separator: number): void {
    const handle = event.currentTarget as HTMLElement;
    const index = this.sized(separator);
    const from = { x: event.clientX, size: this.sizes()[index] ?? 0 };
    const move = (moved: PointerEvent) => this.resize(index, from.size + (moved.clientX - from.x) * this.direction(separator));
    const stop = () => {
      handle.removeEventListener('pointermove', move);
      this.keep();
    };
    event.preventDefault();
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', stop, { once: true });
    handle.addEventListener('pointercancel', stop, { once: true });
  }

  protected moveByKey(event: KeyboardEvent, separator: number): void {
    const index = this.sized(separator);
    const pane = this.panes()[index];
    const size = this.sizes()[index] ?? 0;
    const to = {
      ArrowLeft: size - step * this.direction(separator),
      ArrowRight: size + step * this.direction(separator),
      Home: pane?.min() ?? size,
      End: pane?.max() ?? size,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.resize(index, to);
    this.keep();
  }

  protected moveTab(event: KeyboardEvent): void {
    const last = this.panes().length - 1;
    const to = { ArrowLeft: Math.max(0, this.shown() - 1), ArrowRight: Math.min(last, this.shown() + 1), Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.shown.set(to);
    document.getElementById(`${this.prefix}-tab-${to}`)?.focus();
  }

  private direction(separator: number): 1 | -1 {
    const rightToLeft = getComputedStyle(this.host.nativeElement).direction === 'rtl';
    return separator < this.flexible() !== rightToLeft ? 1 : -1;
  }

  private resize(index: number, size: number): void {
    const pane = this.panes()[index];
    if (pane === undefined) return;
    const bounded = Math.round(Math.min(pane.max(), Math.max(pane.min(), size)));
    this.sizes.update((sizes) => sizes.map((each, at) => (at === index ? bounded : each)));
  }

  private keep(): void {
    if (this.storageKey() === '') return;
    try {
      localStorage.setItem(`sourcedesk.panes.${this.storageKey()}`, JSON.stringify(this.sizes()));
    } catch {
      // A browser that keeps nothing still resizes.
    }
  }
}

let count = 0;

function readSizes(key: string): readonly number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`sourcedesk.panes.${key}`) ?? '[]');
    return Array.isArray(kept) && kept.every((size) => typeof size === 'number') ? kept : [];
  } catch {
    return [];
  }
}

function mediaSignal(query: string) {
  const list = globalThis.matchMedia?.(query);
  const matches = signal(list?.matches ?? false);
  const change = () => matches.set(list.matches);
  list?.addEventListener('change', change);
  inject(DestroyRef).onDestroy(() => list?.removeEventListener('change', change));
  return matches.asReadonly();
}
