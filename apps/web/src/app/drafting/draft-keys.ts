import type { KeyBinding } from '../shell/keys';

/** What the middle pane shows of a text. */
export type MiddleView = 'write' | 'preview' | 'changes';

/** What the keys of the draft page work. */
export interface DraftDesk {
  act(id: string): void;
  takeAny(): void;
  mayWrite(): boolean;
  saveNow(): void;
  show(view: MiddleView): void;
  toggleHistory(): void;
  cyclePanes(by: 1 | -1): void;
  inText(): boolean;
  leaveText(): void;
  toQuestion(number: number): void;
}

/** The keys of the draft page. All but T work while typing. */
export function draftKeys(page: DraftDesk): KeyBinding[] {
  const typing = { whileTyping: true };
  const mine = { when: () => page.mayWrite(), ...typing };
  return [
    { keys: 'mod+enter', label: 'Submit', run: () => page.act('submit'), ...mine },
    { keys: 'mod+s', label: 'Save now', run: () => page.saveNow(), ...mine },
    { keys: 't', label: 'Take, or take over', run: () => page.takeAny(), when: () => !page.mayWrite() },
    { keys: 'mod+shift+p', label: 'Preview as sent', run: () => page.show('preview'), ...typing },
    { keys: 'mod+shift+h', label: 'History', run: () => page.toggleHistory(), ...typing },
    { keys: 'f6', label: 'Next pane', run: () => page.cyclePanes(1), ...typing },
    { keys: 'shift+f6', label: 'Pane before', run: () => page.cyclePanes(-1), ...typing },
    { keys: 'escape', label: 'Leave the text', run: () => page.leaveText(), when: () => page.inText(), ...typing },
    { keys: 'escape', label: 'Back to the queue', run: () => page.act('leave') },
    ...Array.from({ length: 9 }, (_, index) => ({
      keys: `mod+shift+${index + 1}`,
      label: `Go to question ${index + 1}`,
      run: () => page.toQuestion(index + 1),
      ...typing,
    })),
  ];
}
