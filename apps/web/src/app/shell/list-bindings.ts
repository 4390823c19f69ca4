import type { ListKeys } from '@sourcedesk/ui';
import type { KeyBinding } from './keys';

/** J, K and arrows for a list of the page while the focus is outside it; inside it the list moves itself. */
export function listBindings(list: () => ListKeys | undefined): readonly KeyBinding[] {
  const next = () => list()?.move(1);
  const previous = () => list()?.move(-1);
  return [
    { keys: 'j', label: 'Next row', run: next },
    { keys: 'k', label: 'Previous row', run: previous },
  ];
}
