/** Arrows step through the choices of a panel; true when the key was one. */
export function moveFocus(event: KeyboardEvent): boolean {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (
    by === undefined ||
    !(event.target instanceof HTMLElement) ||
    event.target.matches('input[type="radio"], input[type="datetime-local"]')
  )
    return false;
  const choices = Array.from((event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('.choice, input'));
  const at = choices.indexOf(event.target);
  event.preventDefault();
  choices[Math.min(choices.length - 1, Math.max(0, at + by))]?.focus();
  return true;
}
