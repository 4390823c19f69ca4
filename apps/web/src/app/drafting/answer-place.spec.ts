import { answerTo } from './answer-place';

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
