import { answerTo, partsOf } from './query-parts';

const query = (body: string, ...questions: string[]) => ({
  body,
  questions: questions.map((text) => ({ text, start: body.indexOf(text), end: body.indexOf(text) + text.length })),
});
const shown = (body: string, ...questions: string[]) =>
  partsOf(query(body, ...questions)).map((part) => (part.kind === 'question' ? `${part.number}: ${part.text}` : part.text));

describe('a query in its parts', () => {
  it('sets numbered questions apart and drops their own numbers', () => {
    expect(
      shown('Looking for lenders.\n\n1. When is it worse?\n2) Which fee?\n\nLink a headshot.', 'When is it worse?', 'Which fee?'),
    ).toEqual(['Looking for lenders.', '1: When is it worse?', '2: Which fee?', 'Link a headshot.']);
  });

  it('finds questions within running text', () => {
    expect(shown('Tell me: who pays? And thanks.', 'who pays?')).toEqual(['Tell me:', '1: who pays?', 'And thanks.']);
  });

  it('drops numbers also where the line breaks were lost', () => {
    expect(shown('It slips. 1. Who pays? 2. Who gains? Thanks.', 'Who pays?', 'Who gains?')).toEqual([
      'It slips.',
      '1: Who pays?',
      '2: Who gains?',
      'Thanks.',
    ]);
  });

  it('shows a body without questions as it stands', () => expect(shown('One.\n\nTwo.')).toEqual(['One.\n\nTwo.']));

  it('keeps a number that is part of the text', () =>
    expect(shown('I need 3 who pays?', 'who pays?')).toEqual(['I need 3', '1: who pays?']));
});

describe('the answer to a question', () => {
  const body = 'Refinancing restarts the clock.\nIt costs years.\n\nThe fee people overlook is the title fee.\n\nJo Marsh';

  it('is the paragraph that shares most of its words', () => {
    const span = answerTo('Which fees do people overlook?', body);
    expect(body.slice(span?.start, span?.end)).toBe('The fee people overlook is the title fee.');
  });

  it('is a whole paragraph, also over several lines', () => {
    const span = answerTo('When does refinancing pay?', body);
    expect(body.slice(span?.start, span?.end)).toBe('Refinancing restarts the clock.\nIt costs years.');
  });

  it('is nowhere when no paragraph speaks of it', () => expect(answerTo('How is Lisbon?', body)).toBeNull());
});
