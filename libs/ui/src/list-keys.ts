import {
  DestroyRef,
  afterRenderEffect,
  Directive,
  ElementRef,
  contentChildren,
  inject,
  input,
  model,
  output,
  untracked,
} from '@angular/core';

/** One row of a list under `sdListKeys`; its value is the id of what it shows. */
@Directive({
  selector: '[sdListItem]',
  host: {
    role: 'listitem',
    '[attr.tabindex]': 'list.activeId() === itemId() ? 0 : -1',
    '[attr.aria-current]': "list.activeId() === itemId() ? 'true' : null",
    '(focusin)': 'list.activeId.set(itemId())',
  },
})
export class ListItem {
  readonly itemId = input.required<string>({ alias: 'sdListItem' });
  readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly list: ListKeys = inject(ListKeys);
}

/**
 * Moves through a list by arrows, Home and End, opens by Enter; one tab stop for the whole list. Its page adds J and K, and Enter opens the row in hand also
 * while nothing has the focus. When the row in hand goes
 * away (a verdict was given), the row that took its place is next, focus included; never the top.
 */
@Directive({
  selector: '[sdListKeys]',
  exportAs: 'sdListKeys',
  host: {
    role: 'list',
    '(keydown)': 'onKey($event)',
    '(document:keydown.enter)': 'onEnter($event)',
    '(focusin)': 'onFocus(true)',
    '(focusout)': 'onLeave($event)',
  },
})
export class ListKeys {
  /** Id of the row in hand. */
  readonly activeId = model<string | null>(null);
  /** Enter on a row. */
  readonly open = output<string>();

  private readonly items = contentChildren(ListItem, { descendants: true });
  private focused = false;
  private ids: readonly string[] = [];

  constructor() {
    // After rendering, because rows that came just now have no id before.
    afterRenderEffect(() => {
      const ids = this.items().map((item) => item.itemId());
      const active = this.activeId();
      untracked(() => this.follow(ids, active));
    });
    inject(DestroyRef).onDestroy(() => (this.focused = false));
  }

  /** Steps by rows and focuses the one arrived at; for page-wide keys and buttons. */
  move(by: number): void {
    const items = this.items();
    const at = items.findIndex((item) => item.itemId() === this.activeId());
    const to = items[Math.min(items.length - 1, Math.max(0, at + by))];
    if (to === undefined) return;
    this.activeId.set(to.itemId());
    to.element.focus();
    to.element.scrollIntoView?.({ block: 'nearest' });
  }

  /** Puts the focus on the row in hand. */
  focus(): void {
    this.move(0);
  }

  private follow(ids: readonly string[], active: string | null): void {
    const before = this.ids;
    this.ids = ids;
    if (ids.length === 0 || (active !== null && ids.includes(active))) return;
    const at = active === null ? -1 : before.indexOf(active);
    const left = new Set(ids);
    const next =
      before.slice(at + 1).find((id) => left.has(id)) ?? before.slice(0, Math.max(0, at)).findLast((id) => left.has(id)) ?? ids[0] ?? null;
    this.activeId.set(next);
    if (this.focused)
      this.items()
        .find((item) => item.itemId() === next)
        ?.element.focus();
  }

  protected onFocus(focused: boolean): void {
    this.focused = focused;
  }

  protected onLeave(event: FocusEvent): void {
    const left = event.target as HTMLElement;
    const inside = event.relatedTarget instanceof Node && (event.currentTarget as HTMLElement).contains(event.relatedTarget);
    // A row that was removed leaves without being left: the list keeps the focus for its successor.
    queueMicrotask(() => (this.focused = inside || !left.isConnected));
  }

  protected onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const action = this.actionOf(event);
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  /** Enter while nothing has the focus, as on a page just opened: the row in hand, as it is drawn. */
  protected onEnter(event: Event): void {
    const active = this.activeId();
    if (event.target === document.body && !event.defaultPrevented && active !== null && this.ids.includes(active)) this.open.emit(active);
  }

  private actionOf(event: KeyboardEvent): (() => void) | undefined {
    const down = () => this.move(1);
    const up = () => this.move(-1);
    if (event.key === 'Enter') return this.openedBy(event.target);
    const all = this.items().length;
    return { ArrowDown: down, ArrowUp: up, Home: () => this.move(-all), End: () => this.move(all) }[event.key];
  }

  private openedBy(target: EventTarget | null): (() => void) | undefined {
    const item = this.items().find((each) => each.element === target);
    return item && (() => this.open.emit(item.itemId()));
  }
}

/** True where a key press means text: fields, editors, and controls that take letters themselves. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type);
  return target.closest('textarea, select, [contenteditable=""], [contenteditable="true"], [role="textbox"], [role="combobox"]') !== null;
}
