/** A place in one part of an e-mail, in UTF-16 units. */
export interface Place {
  part: string;
  start: number;
  end: number;
}

/**
 * Where in the shown e-mail the selection lies. Each piece says where it begins (`data-from`); of a piece that shows something else than stands there (`data-whole`) only its
 * beginning is known. Null when nothing is selected, or not within one part.
 */
export function selectedPlace(host: HTMLElement): Place | null {
  const selection = host.ownerDocument.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const shown = elementOf(startContainer)?.closest<HTMLElement>('[data-part]') ?? null;
  if (shown === null || !host.contains(shown) || !shown.contains(endContainer)) return null;
  const start = offsetAt(shown, startContainer, startOffset);
  const end = offsetAt(shown, endContainer, endOffset);
  return start === null || end === null || end <= start ? null : { part: shown.dataset['part'] ?? '', start, end };
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement);

function offsetAt(shown: HTMLElement, node: Node, offset: number): number | null {
  const piece = elementOf(node)?.closest<HTMLElement>('[data-from]');
  if (piece) {
    const from = Number(piece.dataset['from']);
    if (piece.dataset['whole'] !== undefined) return from;
    return node instanceof Text ? from + offset : from + (offset === 0 ? 0 : (piece.textContent ?? '').length);
  }
  if (node !== shown) return null;
  for (let next: Node | null = shown.childNodes[offset] ?? null; next !== null; next = next.nextSibling)
    if (next instanceof HTMLElement && next.dataset['from'] !== undefined) return Number(next.dataset['from']);
  const last = [...shown.querySelectorAll<HTMLElement>('[data-from]')].at(-1);
  return last === undefined ? null : Number(last.dataset['from']) + (last.textContent ?? '').length;
}
