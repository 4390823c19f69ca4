import { isLineStart, leastChange, wordsApart } from './text-port';
import type { TextEvents, TextPort } from './text-port';

/** The simple editor: the browser's own text field. Marks are not drawn; the checklist still leads to their places. */
export function plainEditor(parent: HTMLElement, text: string, label: string, events: TextEvents): TextPort {
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-label', label);
  field.className = 'plain';
  field.spellcheck = true;
  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  };
  field.addEventListener('input', () => {
    grow();
    events.changed(field.value);
  });
  field.addEventListener('blur', () => events.left());
  field.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || field.readOnly) return;
    if (!isLineStart(field.value, field.selectionStart)) return;
    event.preventDefault();
    const { left, top } = field.getBoundingClientRect();
    events.slash({ x: left, y: top + 24 });
  });
  parent.append(field);
  grow();
  return portOf(field, grow, events);
}

function portOf(field: HTMLTextAreaElement, grow: () => void, events: TextEvents): TextPort {
  return {
    show(to) {
      const change = leastChange(field.value, to);
      if (change === null) return;
      const { selectionStart, selectionEnd } = field;
      const moved = (at: number) => (at <= change.from ? at : Math.max(change.from, at + change.insert.length - (change.to - change.from)));
      field.value = to;
      if (document.activeElement === field) field.setSelectionRange(moved(selectionStart), moved(selectionEnd));
      grow();
    },
    insert(words) {
      field.focus();
      const { selectionStart: start, selectionEnd: end, value } = field;
      field.setRangeText(wordsApart(value, { start, end }, words), start, end, 'end');
      grow();
      events.changed(field.value);
    },
    focus: () => field.focus(),
    reveal(place) {
      field.focus();
      field.setSelectionRange(place?.start ?? field.value.length, place?.end ?? field.value.length);
    },
    mark: () => undefined,
    setReadOnly(readOnly) {
      field.readOnly = readOnly;
    },
    destroy: () => field.remove(),
  };
}
