import { catchTyping } from './typed-ahead';

const press = (key: string, more: KeyboardEventInit = {}) =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));

it('keeps what is typed for the field to come, and lets the page behind have none of it', () => {
  const heard: string[] = [];
  const page = (event: KeyboardEvent) => heard.push(event.key);
  document.addEventListener('keydown', page);
  const end = catchTyping(document);
  for (const key of ['s', 'x', 'Backspace', 'k', 'i', 'n']) press(key);
  press('Escape');
  press('k', { ctrlKey: true });
  expect(end()).toBe('skin');
  press('d');
  document.removeEventListener('keydown', page);
  expect(heard).toEqual(['Escape', 'k', 'd']);
});
