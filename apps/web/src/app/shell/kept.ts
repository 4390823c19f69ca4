/** What this browser keeps for the person, under one prefix. A browser that keeps nothing gives the fallback. */
export function readKept<T>(key: string, fallback: T): T {
  try {
    const text = localStorage.getItem(`sourcedesk.${key}`);
    return text === null ? fallback : (JSON.parse(text) as T);
  } catch {
    return fallback;
  }
}

export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(`sourcedesk.${key}`, JSON.stringify(value));
  } catch {
    // Private windows may refuse; the choice then lasts as long as the page.
  }
}
