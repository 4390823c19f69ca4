import { queryPieces } from './query-pieces';

const query = (body: string, ...questions: string[]) => ({
  body,
  questions: questions.map((text) => ({ text, start: body.indexOf(text), end: body.indexOf(text) + text.length })),
});
const shown = (body: string, ...questions: string[]) =>
  queryPieces(query(body, ...questions)).map((piece) => (piece.kind === 'question' ? `${piece.number}: ${piece.text}` : piece.text));

describe('a query in its pieces', () => {
  it('sets numbered questions apart and drops their own numbers', () => {
    expect(
      shown('Looking for lenders.\n\n1. When is it worse?\n2) Which fee?\n\nLink a headshot.', 'When is it worse?', 'Which fee?'),
    ).toEqual(['Looking for lenders.', '1: When is it worse?', '2: Which fee?', 'Link a headshot.']);
  });

  it('drops bullets and words for numbers, too', () => {
    expect(shown('• Who pays?\n(2) Who gains?\nQ3: Who knows?', 'Who pays?', 'Who gains?', 'Who knows?')).toEqual([
      '1: Who pays?',
      '2: Who gains?',
      '3: Who knows?',
    ]);
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

  it('shows a body without questions by its paragraphs, and keeps the lines of each', () => {
    expect(shown('Send:\n- a name\n- a photo\n\nThanks.')).toEqual(['Send:\n- a name\n- a photo', 'Thanks.']);
  });

  it('keeps a number that is part of the text', () => {
    expect(shown('I need 3 who pays?', 'who pays?')).toEqual(['I need 3', '1: who pays?']);
  });

  it('shows each question once, also one that lies within another', () => {
    expect(shown('If so, who pays and when? Bye.', 'If so, who pays and when?', 'who pays and when?')).toEqual([
      '1: If so, who pays and when?',
      '2: who pays and when?',
      'Bye.',
    ]);
  });
});
