import { TestBed } from '@angular/core/testing';
import type { ComponentFixture } from '@angular/core/testing';
import { Preferences } from '../shell/preferences';
import { KeyboardSettings } from './keyboard-settings';

describe('the settings of the keyboard', () => {
  let fixture: ComponentFixture<KeyboardSettings>;

  beforeEach(async () => {
    localStorage.clear();
    fixture = TestBed.createComponent(KeyboardSettings);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  });
  afterEach(() => fixture.destroy());

  const setting = (does: string) =>
    Array.from((fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('sd-key-setting')).find((each) =>
      new RegExp(`${does}\\b`).test(each.querySelector('.uses')?.textContent ?? ''),
    ) as HTMLElement;
  const button = (within: HTMLElement, words: string) =>
    Array.from(within.querySelectorAll('button')).find((each) => each.textContent.trim().startsWith(words));
  const click = async (within: HTMLElement, words: string) => {
    button(within, words)?.click();
    await fixture.whenStable();
  };
  const press = async (does: string, key: string, more: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    setting(does).querySelector('input')?.dispatchEvent(event);
    await fixture.whenStable();
  };
  const said = (does: string) => setting(does).querySelector('[role=status]')?.textContent ?? '';
  const printed = (does: string) => setting(does).querySelector('.now')?.textContent ?? '';
  const keys = () => TestBed.inject(Preferences).keys();

  it('set a key to the one that is pressed', async () => {
    await click(setting('Accept'), 'Change');
    await press('Accept', 'b', { ctrlKey: true });
    await click(setting('Accept'), 'Change');
    await press('Accept', 'x');
    expect(keys()).toEqual({ a: 'x' });
    expect(printed('Accept')).toContain('was A');
    expect(setting('Accept').querySelector('input')).toBeNull();
  });

  it('say what has a key already, and change the two', async () => {
    await click(setting('Accept'), 'Change');
    await press('Accept', 'd');
    expect(said('Accept')).toContain(
      'D is “Skip with a reason” (Inbox), “Show or hide what changed” (Review), “Skip with a reason” (Query) already.',
    );
    expect(keys()).toEqual({});
    await click(setting('Accept'), 'Swap');
    expect(keys()).toEqual({ a: 'd', d: 'a' });
  });

  it('wait for the second key where the first begins a sequence', async () => {
    await click(setting('Accept'), 'Change');
    await press('Accept', 'g');
    expect(keys()).toEqual({});
    await press('Accept', 'a');
    expect(keys()).toEqual({ a: 'g a' });
  });

  it('leave a key as it is after Escape, and refuse what controls need', async () => {
    await click(setting('Accept'), 'Change');
    await press('Accept', 'Enter');
    expect(said('Accept')).toContain('stays as it is');
    await press('Accept', 'Escape');
    expect(setting('Accept').querySelector('input')).toBeNull();
    expect(keys()).toEqual({});
  });

  it('turn a key off and on again', async () => {
    await click(setting('Snooze'), 'Turn off');
    expect([keys(), printed('Snooze').trim().startsWith('off')]).toEqual([{ s: '' }, true]);
    await click(setting('Snooze'), 'Turn on');
    expect(keys()).toEqual({});
  });

  it('do not turn a key on that another has taken meanwhile', async () => {
    await click(setting('Snooze'), 'Turn off');
    await click(setting('Accept'), 'Change');
    await press('Accept', 's');
    await click(setting('Snooze'), 'Turn on');
    expect(keys()).toEqual({ s: '', a: 's' });
  });

  it('have every key as it was made', async () => {
    await click(setting('Snooze'), 'Turn off');
    await click(fixture.nativeElement as HTMLElement, 'Reset all keys');
    expect(keys()).toEqual({});
  });
});
