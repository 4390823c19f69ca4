import { history, historyKeymap } from '@codemirror/commands';
import { Annotation, Compartment, EditorState, StateEffect, StateField, Text } from '@codemirror/state';
import { Decoration, EditorView, keymap, placeholder } from '@codemirror/view';
import type { DecorationSet, KeyBinding } from '@codemirror/view';
import type { Mark } from './answer-place';
import { isLineStart, leastChange, wordsApart } from './text-port';
import type { TextEvents, TextPort } from './text-port';

const elsewhere = Annotation.define<boolean>();
const setMarks = StateEffect.define<readonly Mark[]>();
const looks = { found: Decoration.mark({ class: 'cm-found' }), answer: Decoration.mark({ class: 'cm-answer' }) };

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    const moved = shown.map(transaction.changes);
    const effect = transaction.effects.findLast((each) => each.is(setMarks));
    if (effect === undefined) return moved;
    const length = transaction.newDoc.length;
    const places = effect.value.filter(({ start, end }) => start < end && end <= length);
    return Decoration.set(
      places.map(({ start, end, kind }) => looks[kind].range(start, end)),
      true,
    );
  },
  provide: (field) => EditorView.decorations.from(field),
});

const look = EditorView.theme({
  '&': { height: '100%', color: 'inherit', backgroundColor: 'transparent' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: '1.6', overflow: 'visible' },
  '.cm-content': { padding: '0', caretColor: 'var(--sd-press)' },
  '.cm-line': { padding: '0' },
  '.cm-placeholder': { color: 'var(--sd-ink-3)' },
  '.cm-answer': { backgroundColor: 'var(--sd-press-soft)' },
  '.cm-found': { backgroundColor: 'var(--sd-amber-soft)', borderBottom: '2px solid var(--sd-amber)' },
});

/** Moving and deleting are the browser's own; the standard keymap would bring a parser along (10 kB) for indenting code. */
const plainKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: (view) => put(view, '\n'), shift: (view) => put(view, '\n') },
  { key: 'Mod-a', run: selectAll },
];

/** CodeMirror as a plain-text editor: no highlighting, no numbers, only what writing needs. This file is loaded when a draft is opened. */
export function codeEditor(parent: HTMLElement, text: string, label: string, hint: string, events: TextEvents): TextPort {
  const access = new Compartment();
  const accessOf = (readOnly: boolean) => [
    EditorState.readOnly.of(readOnly),
    EditorView.contentAttributes.of({ 'aria-readonly': String(readOnly) }),
  ];
  const doc = Text.of(text.split(/\r\n?|\n/));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc,
      selection: { anchor: doc.length },
      extensions: [
        history(),
        marks,
        look,
        access.of(accessOf(false)),
        EditorView.lineWrapping,
        // The bar under the text stays in view, so the caret must not hide behind it.
        EditorView.scrollMargins.of(() => ({ top: 12, bottom: 72 })),
        placeholder(hint),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocorrect: 'on', autocapitalize: 'sentences' }),
        keymap.of([{ key: '/', run: (editor) => slash(editor, events) }, ...plainKeys, ...historyKeymap]),
        EditorView.domEventHandlers({ blur: () => void events.left() }),
        EditorView.updateListener.of(({ docChanged, transactions, state }) => {
          if (docChanged && !transactions.some((each) => each.annotation(elsewhere))) events.changed(state.doc.toString());
        }),
      ],
    }),
  });
  return portOf(view, (readOnly) => view.dispatch({ effects: access.reconfigure(accessOf(readOnly)) }));
}

function portOf(view: EditorView, setReadOnly: (readOnly: boolean) => void): TextPort {
  return {
    show(to) {
      const changes = leastChange(view.state.doc.toString(), to);
      if (changes !== null) view.dispatch({ changes, annotations: elsewhere.of(true) });
    },
    insert(words) {
      const { from, to } = view.state.selection.main;
      const insert = wordsApart(view.state.doc.toString(), { start: from, end: to }, words);
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        scrollIntoView: true,
        userEvent: 'input.paste',
      });
      view.focus();
    },
    focus: () => view.focus(),
    reveal(place) {
      const length = view.state.doc.length;
      const anchor = Math.min(place?.start ?? length, length);
      const head = Math.min(place?.end ?? length, length);
      view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
    mark: (places) => view.dispatch({ effects: setMarks.of(places) }),
    setReadOnly,
    destroy: () => view.destroy(),
  };
}

function put(view: EditorView, text: string): boolean {
  if (view.state.readOnly) return false;
  view.dispatch(view.state.replaceSelection(text), { scrollIntoView: true, userEvent: 'input' });
  return true;
}

// The browser would select only the lines that are drawn.
function selectAll(view: EditorView): boolean {
  view.dispatch({ selection: { anchor: 0, head: view.state.doc.length }, userEvent: 'select' });
  return true;
}

function slash(view: EditorView, events: TextEvents): boolean {
  const { head, empty } = view.state.selection.main;
  if (view.state.readOnly || !empty || !isLineStart(view.state.doc.sliceString(Math.max(0, head - 1), head), head === 0 ? 0 : 1))
    return false;
  const at = view.coordsAtPos(head);
  events.slash({ x: at?.left ?? 0, y: at?.bottom ?? 0 });
  return true;
}
