import { parseAlert } from '@sourcedesk/domain/matching';
import { alertPieces } from './alert-pieces';

const pieces = (text: string) => alertPieces(text, parseAlert(text));
const ofKind = (text: string, kind: string) =>
  pieces(text)
    .filter((piece) => piece.kind === kind)
    .map((piece) => piece.text);

describe('an alert as painted', () => {
  it('sets operators and places apart, but not inside quotation marks', () => {
    const text = 'finance AND (mortgage OR "this AND that") NOT category:crypto';
    expect(ofKind(text, 'operator')).toEqual(['AND', 'OR', 'NOT']);
    expect(ofKind(text, 'place')).toEqual(['category:']);
    expect(
      pieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });

  it('marks the place that cannot be read', () => {
    expect(ofKind('mortgage or rent', 'wrong')).toEqual(['or']);
    expect(ofKind('finance AND (mortgage', 'wrong')).toEqual(['(']);
  });

  it('marks the last character where the mistake is what is not there any more', () => {
    for (const text of ['finance AND', '"open', '(', 'x'.repeat(4001)]) {
      expect(ofKind(text, 'wrong').join('')).not.toBe('');
      expect(
        pieces(text)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text);
    }
  });
});
