const margin = 56;

/** Scrolls the pane an element is in, and nothing else, until the element is in view; `atTop`: until it begins the pane. */
export function scrollInPane(element: HTMLElement, atTop = false): void {
  const pane = element.closest('.pane');
  if (pane === null) return;
  const [inner, outer] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
  const [above, below] = [inner.top - outer.top - margin, inner.bottom - outer.bottom + margin];
  if (atTop || above < 0) pane.scrollTop += above;
  else if (below > 0) pane.scrollTop += Math.min(above, below);
}

/** Scrolls the pane an element is in where nothing of the element is in view, or what there is lies under what stays at the top of a pane. */
export function glanceInPane(element: HTMLElement): void {
  const outer = element.closest('.pane')?.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  if (outer !== undefined && (inner.bottom <= outer.top + margin || inner.top >= outer.bottom)) scrollInPane(element);
}
