import { requirementGroups } from './requirement-words';

describe('what a query demands', () => {
  it('stands by kind, who may answer first, each in the words of the journalist', () => {
    const groups = requirementGroups([
      { kind: 'include', text: 'your name' },
      { kind: 'length', text: '100\nwords' },
      { kind: 'credential', text: 'Doctors only.' },
      { kind: 'include', text: 'your title' },
    ]);
    expect(groups.map(({ name, words }) => `${name}: ${words.join(' | ')}`)).toEqual([
      'Who: Doctors only.',
      'Length: 100 words',
      'Include: your name | your title',
    ]);
  });

  it('is nothing where nothing is demanded', () => expect(requirementGroups([])).toEqual([]));
});
