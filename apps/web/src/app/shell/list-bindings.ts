import type { ListKeys } from '@sourcedesk/ui';
import type { KeyBinding } from './keys';

/** J and K for a list of the page, wherever the focus is; arrows are the list's own. */
export function listBindings(list: () => ListKeys | undefined): readonly KeyBinding[] {
  const next = () => list()?.move(1);
  const previous = () => list()?.move(-1);
  return [
    { keys: 'j', label: 'Next row', run: next },
    { keys: 'k', label: 'Previous row', run: previous },
  ];
}
