import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { form, submit } from '@angular/forms/signals';
import { Section } from './section';
import { Unsaved } from './unsaved';

interface Fields {
  name: string;
  address: { site: string };
}

function begin(save: (changes: Partial<Fields>, all: Fields) => Promise<Fields>) {
  const stored = signal<Fields>({ name: 'Fernway', address: { site: '' } });
  const section = TestBed.runInInjectionContext(
    () => new Section<Fields>({ source: stored, save, refusedAt: { 'already-exists': '/name' } }),
  );
  const fields = TestBed.runInInjectionContext(() => form(section.model));
  const send = () => submit(fields, { action: section.submission.action });
  return { stored, section, fields, send };
}

const refusal = (status: number, code: string, errors: object[] = []) =>
  new HttpErrorResponse({ status, error: { title: 'No', detail: 'In words.', code, status, type: '', errors } });
const messages = (state: { errors: () => readonly { message?: string }[] }) => state.errors().map(({ message }) => message);

describe('a section of a page', () => {
  it('sends what was changed and is saved', async () => {
    const sent: Partial<Fields>[] = [];
    const { section, fields, send } = begin(async (changes, all) => {
      sent.push(changes);
      return all;
    });
    fields.name().value.set('Fernway Ltd');
    expect(section.changed()).toBe(true);
    await send();
    expect(sent).toEqual([{ name: 'Fernway Ltd' }]);
  });

  it('shows what the server made of it', async () => {
    const { stored, section, fields, send } = begin(async () => {
      stored.set({ name: 'fernway', address: { site: '' } });
      return stored();
    });
    fields.name().value.set('FERNWAY');
    await send();
    expect(section.model().name).toBe('fernway');
    expect(section.saved()).toBe(true);
  });

  it('keeps everything and tells a refusal at its field', async () => {
    const { section, fields, send } = begin(() =>
      Promise.reject(refusal(422, 'invalid', [{ pointer: '/address/site', code: 'url', message: 'Not an address.' }])),
    );
    fields.name().value.set('Fernway Ltd');
    await send();
    expect(messages(fields.address.site())).toEqual(['Not an address.']);
    expect(messages(fields())).toEqual([]);
    expect(section.model().name).toBe('Fernway Ltd');
    expect(section.saved()).toBe(false);
  });

  it('tells a refusal without a place at the field named for its code, else at the form', async () => {
    const taken = begin(() => Promise.reject(refusal(409, 'already-exists')));
    await taken.send();
    expect(messages(taken.fields.name())).toEqual(['In words.']);
    const lost = begin(() => Promise.reject(new HttpErrorResponse({ status: 0 })));
    await lost.send();
    expect(messages(lost.fields())[0]).toMatch(/cannot be reached/);
  });

  it('follows others where nothing was typed, and gives up what was typed only when told', () => {
    const { stored, section, fields } = begin(async (_, all) => all);
    fields.name().value.set('Fernway Ltd');
    stored.set({ name: 'Fern', address: { site: 'https://fern.example' } });
    expect(section.model()).toEqual({ name: 'Fernway Ltd', address: { site: 'https://fern.example' } });
    section.discard();
    expect(section.model().name).toBe('Fern');
  });

  it('counts as unsaved until it is saved or gone', () => {
    const { section, fields } = begin(async (_, all) => all);
    const unsaved = TestBed.inject(Unsaved);
    expect(unsaved.any()).toBe(false);
    fields.name().value.set('Fernway Ltd');
    expect(unsaved.any()).toBe(true);
    section.discard();
    expect(unsaved.any()).toBe(false);
  });
});
