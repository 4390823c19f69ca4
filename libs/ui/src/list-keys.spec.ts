import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { ListItem, ListKeys } from './list-keys';

@Component({
  imports: [ListKeys, ListItem],
  template: `<ul sdListKeys [(activeId)]="active" (open)="opened.set($event)">
    @for (id of ids(); track id) {
      <li [sdListItem]="id">{{ id }} <input /></li>
    }
  </ul>`,
})
class Page {
  readonly ids = signal(['a', 'b', 'c', 'd']);
  readonly active = signal<string | null>(null);
  readonly opened = signal('');
}

describe('list keys', () => {
  let fixture: ComponentFixture<Page>;
  let page: Page;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Page);
    page = fixture.componentInstance;
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  });

  const row = (id: string) => rows().find((each) => each.textContent.trim() === id) as HTMLElement;
  const rows = () => Array.from((fixture.nativeElement as HTMLElement).querySelectorAll('li'));
  const focused = () => document.activeElement?.textContent.trim();

  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      await fixture.whenStable();
    }
  }

  it('is one tab stop: the row in hand', () => {
    expect(rows().map((each) => each.tabIndex)).toEqual([0, -1, -1, -1]);
    expect(row('a').getAttribute('aria-current')).toBe('true');
  });

  it('moves by arrows, Home and End, and stops at the ends', async () => {
    row('a').focus();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(focused()).toBe('d');
    await press('ArrowUp');
    expect(focused()).toBe('c');
    await press('Home', 'ArrowUp');
    expect(focused()).toBe('a');
    await press('End');
    expect(page.active()).toBe('d');
  });

  it('opens the row in hand by Enter while nothing has the focus, and only then', async () => {
    await press('Enter');
    expect(page.opened()).toBe('a');
    page.opened.set('');
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await press('Enter');
    expect(page.opened()).toBe('');
    field.remove();
  });

  it('opens the row by Enter, but not for a control inside it', async () => {
    row('b').focus();
    await press('Enter');
    expect(page.opened()).toBe('b');
    page.opened.set('');
    row('b').querySelector('input')?.focus();
    await press('Enter');
    expect(page.opened()).toBe('');
  });

  it('goes on with the row that took the place of one that went away, focus included', async () => {
    row('b').focus();
    page.ids.set(['a', 'c', 'd']);
    await fixture.whenStable();
    expect(page.active()).toBe('c');
    expect(focused()).toBe('c');
  });

  it('goes to the new last row when the last one went away', async () => {
    row('d').focus();
    page.ids.set(['a', 'b', 'c']);
    await fixture.whenStable();
    expect(focused()).toBe('c');
  });

  it('keeps the row in hand when others come before it', async () => {
    row('b').focus();
    page.ids.set(['x', 'y', 'a', 'b', 'c']);
    await fixture.whenStable();
    await press('ArrowDown');
    expect(focused()).toBe('c');
  });

  it('leaves letters to the page', async () => {
    row('a').focus();
    await press('j', 'k');
    expect(focused()).toBe('a');
  });
});
