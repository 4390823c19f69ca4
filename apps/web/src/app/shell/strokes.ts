/** The notation of one key press: 'j', 'shift+a', 'mod+k' (Ctrl or Cmd), 'escape', '?'. '' for a bare modifier, and for Alt and AltGr, which belong to browser and layout. */
export function strokeOf(event: KeyboardEvent): string {
  if (event.altKey || ['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'CapsLock', 'Dead'].includes(event.key)) return '';
  const modified = event.ctrlKey || event.metaKey;
  const key = nameOf(event, modified);
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key) || (modified && /\d/.test(key)));
  return [modified ? 'mod' : '', shift ? 'shift' : '', key].filter((part) => part !== '').join('+');
}

/** Whether a stroke is a character key in the sense of WCAG 2.1.4: no modifier but Shift, and it prints something. */
export function isLetterKey(stroke: string): boolean {
  return !stroke.startsWith('mod+') && stroke.replace('shift+', '').length === 1;
}

function nameOf(event: KeyboardEvent, modified: boolean): string {
  if (event.key === ' ') return 'space';
  // With Shift a digit prints its symbol, and a Cyrillic or Greek layout its own letter: the place on the keyboard says which is meant.
  if (modified && event.shiftKey && event.code.startsWith('Digit')) return event.code.slice(5);
  if (event.key.length === 1 && event.key > '\u007f' && event.code.startsWith('Key')) return event.code.slice(3).toLowerCase();
  return event.key.toLowerCase();
}
