import { selectedPlace } from './selected-place';
import { sourceSegments, withPlaces } from './source-segments';

const text = 'Summary: Bread\nhidden What flour?';

/** The text as the page shows it: a field in its own element, a hidden text with its meaning. */
function shown(): { host: HTMLElement; piece: (at: number) => Node } {
  const segments = withPlaces(
    sourceSegments({ part: 'text', text }, [
      { id: 'q', ranges: { summary: { part: 'text', ranges: [[9, 14]] }, trap: { part: 'text', ranges: [[15, 21]] } } },
    ]),
  );
  const host = document.createElement('div');
  const pre = document.createElement('pre');
  pre.dataset['part'] = 'text';
  for (const { field, from, text: words } of segments) {
    const span = document.createElement('span');
    span.dataset['from'] = String(from);
    if (field === 'trap') span.dataset['whole'] = '';
    span.textContent = field === 'trap' ? `${words} “do not”` : words;
    pre.append(document.createComment('piece'), span);
  }
  host.append(pre);
  document.body.replaceChildren(host, document.createElement('p'));
  return { host, piece: (at) => pre.querySelectorAll('span')[at]?.firstChild as Node };
}

function select(from: Node, start: number, to: Node, end: number): void {
  const range = document.createRange();
  range.setStart(from, start);
  range.setEnd(to, end);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
}
const found = (host: HTMLElement) => {
  const place = selectedPlace(host);
  return place && text.slice(place.start, place.end);
};

describe('the words selected in an e-mail', () => {
  it('have their place within a piece and over several', () => {
    const { host, piece } = shown();
    select(piece(1), 0, piece(1), 5);
    expect(found(host)).toBe('Bread');
    select(piece(0), 0, piece(1), 3);
    expect(found(host)).toBe('Summary: Bre');
  });

  it('end where a hidden text begins, whose meaning does not stand in the e-mail', () => {
    const { host, piece } = shown();
    select(piece(1), 0, piece(3), 4);
    expect(found(host)).toBe('Bread\n');
    select(piece(3), 4, piece(4), 6);
    expect(found(host)).toBe('hidden What ');
  });

  it('reach to the end of the part when all of it is selected', () => {
    const { host } = shown();
    const pre = host.querySelector('pre') as HTMLElement;
    select(pre, 0, pre, pre.childNodes.length);
    expect(found(host)).toBe(text.slice(0, selectedPlace(host)?.end));
    expect(selectedPlace(host)?.start).toBe(0);
  });

  it('are none where nothing is selected, or where it lies elsewhere', () => {
    const { host, piece } = shown();
    select(piece(0), 2, piece(0), 2);
    expect(selectedPlace(host)).toBeNull();
    const other = document.querySelector('p') as HTMLElement;
    other.textContent = 'elsewhere';
    select(other.firstChild as Node, 0, other.firstChild as Node, 3);
    expect(selectedPlace(host)).toBeNull();
  });
});
