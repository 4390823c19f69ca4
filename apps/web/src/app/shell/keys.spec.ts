import { TestBed } from '@angular/core/testing';
import { Keys } from './keys';
import { Preferences } from './preferences';

function press(key: string, options: KeyboardEventInit = {}, target: EventTarget = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options });
  target.dispatchEvent(event);
  return event;
}

describe('keys', () => {
  let keys: Keys;
  let pressed: string[];
  const binding = (stroke: string, more: object = {}) => ({ keys: stroke, label: stroke, run: () => pressed.push(stroke), ...more });

  beforeEach(() => {
    localStorage.clear();
    document.body.innerHTML = '';
    pressed = [];
    keys = TestBed.inject(Keys);
  });

  it('runs what a letter is bound to and keeps the browser from acting on it', () => {
    keys.register('Inbox', [binding('a')]);
    expect(press('a').defaultPrevented).toBe(true);
    expect(pressed).toEqual(['a']);
  });

  it('tells Shift with a letter apart from the letter', () => {
    keys.register('Review', [binding('shift+a'), binding('?')]);
    press('a');
    press('A', { shiftKey: true });
    press('?', { shiftKey: true });
    expect(pressed).toEqual(['shift+a', '?']);
  });

  it('leaves letters to a field that has the focus, but not keys that ask to act there', () => {
    keys.register('Draft', [binding('a'), binding('mod+enter', { whileTyping: true })]);
    const field = document.body.appendChild(document.createElement('textarea'));
    press('a', {}, field);
    press('Enter', { ctrlKey: true }, field);
    expect(pressed).toEqual(['mod+enter']);
  });

  it('leaves letters to dialogs and menus', () => {
    keys.register('Inbox', [binding('a')]);
    const overlay = document.body.appendChild(document.createElement('div'));
    overlay.className = 'cdk-overlay-container';
    press('a', {}, overlay.appendChild(document.createElement('button')));
    expect(pressed).toEqual([]);
  });

  it('goes by two keys one after the other, and forgets the first when another follows', () => {
    keys.register('Go to', [binding('g i'), binding('i')]);
    press('g');
    press('i');
    press('i');
    press('g');
    press('x');
    press('i');
    expect(pressed).toEqual(['g i', 'i', 'i']);
  });

  it('gives a key to the scope that came last, and back when that scope ends', () => {
    keys.register('List', [binding('a')]);
    const end = keys.register('Peek', [{ keys: 'a', label: 'Accept', run: () => pressed.push('peek') }]);
    press('a');
    end();
    press('a');
    expect(pressed).toEqual(['peek', 'a']);
  });

  it('passes over a binding that is out of force', () => {
    keys.register('List', [binding('a')]);
    keys.register('Peek', [binding('a', { when: () => false, run: () => pressed.push('peek') })]);
    press('a');
    expect(pressed).toEqual(['a']);
  });

  it('rests all keys of one letter when the person switched them off, and remembers that', () => {
    keys.register('Inbox', [binding('a'), binding('g i'), binding('mod+k')]);
    TestBed.inject(Preferences).change({ letterKeys: false });
    TestBed.tick();
    press('a');
    press('g');
    press('i');
    press('k', { metaKey: true });
    expect(pressed).toEqual(['mod+k']);
    expect(localStorage.getItem('sourcedesk.preferences')).toContain('"letterKeys":false');
  });

  it('runs a binding by the key a person set for it, and no longer by its own', () => {
    keys.register('Inbox', [binding('a'), binding('s')]);
    TestBed.inject(Preferences).change({ keys: { a: 'mod+b', s: 'a' } });
    TestBed.tick();
    press('s');
    press('a');
    press('b', { ctrlKey: true });
    expect(pressed).toEqual(['s', 'a']);
    expect(localStorage.getItem('sourcedesk.preferences')).toContain('"a":"mod+b"');
  });

  it('lets a key rest that a person turned off', () => {
    keys.register('Inbox', [binding('a'), binding('s')]);
    TestBed.inject(Preferences).change({ keys: { a: '' } });
    expect(press('a').defaultPrevented).toBe(false);
    press('s');
    expect(pressed).toEqual(['s']);
  });

  it('moves sequences to other keys, and keys into sequences', () => {
    keys.register('Go to', [binding('g i'), binding('g q'), binding('n')]);
    TestBed.inject(Preferences).change({ keys: { 'g i': 'i', n: 'g n' } });
    for (const key of ['i', 'g', 'i', 'g', 'n', 'n', 'g', 'q']) press(key);
    expect(pressed).toEqual(['g i', 'g i', 'n', 'g q']);
  });

  it('works keys set with Ctrl while keys of one letter are off', () => {
    keys.register('Inbox', [binding('a'), binding('s')]);
    TestBed.inject(Preferences).change({ letterKeys: false, keys: { a: 'mod+b' } });
    press('s');
    press('b', { ctrlKey: true });
    expect(pressed).toEqual(['a']);
  });

  it('reads a Cyrillic layout by the place of the key', () => {
    keys.register('Inbox', [binding('j')]);
    press('о', { code: 'KeyJ' });
    expect(pressed).toEqual(['j']);
  });

  it('lists the innermost scope first', () => {
    keys.register('Everywhere', []);
    keys.register('Inbox', []);
    expect(keys.inForce().map((scope) => scope.name)).toEqual(['Inbox', 'Everywhere']);
  });
});
