import { maxLength, required, validate } from '@angular/forms/signals';
import type { SchemaPath } from '@angular/forms/signals';
import { isTimeZone } from './time-zones';

/** Text that must say something, of at most so many characters. */
export function nameRule(path: SchemaPath<string>, message: string, most = 200): void {
  required(path, { message });
  validate(path, ({ value }) => (value() !== '' && value().trim() === '' ? { kind: 'blank', message } : undefined));
  lengthRule(path, most);
}

export function lengthRule(path: SchemaPath<string>, most: number): void {
  maxLength(path, most, { message: `Shorten this to ${most} characters.` });
}

/** An http(s) address, or nothing. */
export function urlRule(path: SchemaPath<string>): void {
  validate(path, ({ value }) =>
    isUrl(value().trim()) ? undefined : { kind: 'url', message: 'Give a whole address, such as https://fernway.example.' },
  );
  lengthRule(path, 2000);
}

export function timeZoneRule(path: SchemaPath<string>): void {
  validate(path, ({ value }) =>
    isTimeZone(value().trim()) ? undefined : { kind: 'zone', message: 'Choose a zone from the list, such as Europe/London.' },
  );
}

/** Whether this may be kept as an address of the web; '' may. */
export function isUrl(text: string): boolean {
  if (text === '') return true;
  return /^https?:\/\//i.test(text) && URL.canParse(text) && new URL(text).hostname !== '';
}

/** What people mean by "fernway.example": the same with https:// before it. */
export function wholeUrl(text: string): string {
  const typed = text.trim();
  return typed === '' || /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
}
