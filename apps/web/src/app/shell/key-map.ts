import { isLetterKey } from './strokes';

/** Keys a person set otherwise: how the desk calls a key -> how it is pressed here; '' is off. What is not in it is pressed as it is called. */
export type KeyMap = Readonly<Record<string, string>>;

/** How a key is pressed now, '' while it is off. */
export function pressedAs(map: KeyMap, keys: string): string {
  return map[keys] ?? keys;
}

/** What the desk calls what was pressed; '' when it means nothing any more. Of two that are pressed alike, the one that was set so. */
export function meantBy(map: KeyMap, pressed: string): string {
  if (pressed === '') return '';
  const moved = Object.keys(map).find((keys) => map[keys] === pressed);
  return moved ?? (map[pressed] === undefined ? pressed : '');
}

/** How a key is printed: as it is pressed now, and not at all while it is off or keys of one letter are. */
export function printedAs(map: KeyMap, letterKeys: boolean, keys: string): string {
  const pressed = pressedAs(map, keys);
  return letterKeys || !hasLetters(pressed) ? pressed : '';
}

/** Whether keys hold one that prints something, alone or in a sequence: those WCAG 2.1.4 lets people turn off or move. */
export function hasLetters(keys: string): boolean {
  return keys.split(' ').some(isLetterKey);
}

/** The map with a key set otherwise; as it was made is no entry. */
export function withKey(map: KeyMap, keys: string, pressed: string): KeyMap {
  const { [keys]: _old, ...others } = map;
  return pressed === keys ? others : { ...others, [keys]: pressed };
}
