/**
 * Catches what is typed before the field it is meant for is there: it belongs into that field, not to the keys of the page behind.
 * Returns how to end that, which gives the text.
 */
export function catchTyping(document: Document): () => string {
  let text = '';
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Backspace') text = text.slice(0, -1);
    else if (event.key.length === 1) text += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('keydown', listen, { capture: true });
  return () => {
    document.removeEventListener('keydown', listen, { capture: true });
    return text;
  };
}
