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

/** An http(s) address, or nothing; `fernway.example` will do. */
export function urlRule(path: SchemaPath<string>): void {
  validate(path, ({ value }) => {
    const url = wholeUrl(value());
    return url === '' || isWebAddress(url) ? undefined : { kind: 'url', message: 'Give an address such as https://fernway.example.' };
  });
  lengthRule(path, 2000);
}

export function timeZoneRule(path: SchemaPath<string>): void {
  validate(path, ({ value }) =>
    isTimeZone(value().trim()) ? undefined : { kind: 'zone', message: 'Choose a zone from the list, such as Europe/London.' },
  );
}

/** Whether this is a whole http(s) address of a host with a dot in its name. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) && /.\../.test(new URL(text).hostname);
}

/** What people mean by "fernway.example": the same with https:// before it. */
export function wholeUrl(text: string): string {
  const typed = text.trim();
  return typed === '' || /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
}
