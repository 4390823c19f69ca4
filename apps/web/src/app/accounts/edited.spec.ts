import { changesOf, followUntouched } from './edited';

const source = { name: 'Fernway', site: 'https://fernway.example', topics: ['payroll'] };

describe('the unsaved changes of a form', () => {
  it('are the fields that differ', () => {
    expect(changesOf(source, { ...source, name: 'Fernway Ltd' })).toEqual({ name: 'Fernway Ltd' });
    expect(changesOf(source, { ...source, topics: ['payroll', 'tax'] })).toEqual({ topics: ['payroll', 'tax'] });
  });

  it('are none when a list holds the same words or a text has a space more', () => {
    expect(changesOf(source, { ...source, topics: ['payroll'] })).toEqual({});
    expect(changesOf(source, { ...source, name: 'Fernway ' })).toEqual({});
  });

  it('stay when somebody else changes the thing, while untouched fields follow', () => {
    const typed = { ...source, name: 'Fernway Ltd' };
    const elsewhere = { ...source, name: 'Fern', site: 'https://fern.example' };
    expect(followUntouched(elsewhere, { source, value: typed })).toEqual({ ...elsewhere, name: 'Fernway Ltd' });
  });

  it('do not stay when nothing was typed', () => {
    const elsewhere = { ...source, name: 'Fern' };
    expect(followUntouched(elsewhere, { source, value: source })).toEqual(elsewhere);
    expect(followUntouched(elsewhere, undefined)).toEqual(elsewhere);
  });
});
