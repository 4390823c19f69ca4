import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Query, SplitQuery } from '@sourcedesk/contracts/intake';
import type { Check } from '@sourcedesk/domain/checklist';
import { firstValueFrom } from 'rxjs';
import { Toasts } from '../shell/toasts';
import type { HandField } from './hand-draft';

/** Which field of the query mends a check, and the words of the button that leads there. */
const mends: Readonly<Record<string, { field: HandField; words: string }>> = {
  address: { field: 'reply', words: 'Add the address' },
  reply: { field: 'reply', words: 'Say how it is answered' },
  'other-address': { field: 'reply', words: 'Change where it goes' },
  deadline: { field: 'deadline', words: 'Set the deadline' },
};

/** By check id, the words of what corrects the query of an open check. */
export function correctionHelps(checks: readonly Check[]): Record<string, string> {
  return Object.fromEntries(checks.flatMap(({ id, ok }) => (ok || mends[id] === undefined ? [] : [[id, mends[id].words]])));
}

/** A check as somebody reads it who can do at once what it tells others to ask for. */
export function toldToEditors<C extends Check>(check: C): C {
  const words = check.text
    .replace(/^Ask an editor (?:to (?:add|set) [^:]+|where the answer goes|whether the pitch may still leave): /, '')
    .replace('and names none', 'and names no address')
    .replace('; ask an editor if it should', '');
  return words === check.text ? check : { ...check, text: words.charAt(0).toUpperCase() + words.slice(1) };
}

/** Opens the forms that put a query right, from wherever it is in view. Each resolves with null when the person thinks better of it. */
@Injectable({ providedIn: 'root' })
export class QueryCorrections {
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);

  /** Corrects the query that keeps a check open. */
  async mend(id: string, check: string): Promise<Query | null> {
    const field = mends[check]?.field;
    return field === undefined ? null : this.correct(id, field);
  }

  async correct(id: string, begin: HandField = 'summary', lead?: string): Promise<Query | null> {
    const { CorrectDialog } = await import('./correct-dialog');
    const settings = { width: '680px', maxWidth: 'calc(100vw - 16px)', autoFocus: false, restoreFocus: true, data: { id, begin, lead } };
    const query = (await firstValueFrom(this.dialog.open<object, object, Query>(CorrectDialog, settings).afterClosed())) ?? null;
    if (query !== null) this.toasts.show(`Saved: ${query.summary}`, { tone: 'green' });
    return query;
  }

  /** Cuts a query in two and shows what the second became, for somebody to look over. */
  async split(id: string): Promise<SplitQuery | null> {
    const { SplitDialog } = await import('./split-dialog');
    const settings = { width: '680px', maxWidth: 'calc(100vw - 16px)', autoFocus: false, restoreFocus: true, data: id };
    const split = (await firstValueFrom(this.dialog.open<object, string, SplitQuery>(SplitDialog, settings).afterClosed())) ?? null;
    if (split === null) return null;
    await this.correct(
      split.second.id,
      'summary',
      'The second query is on the desk. What it did not say itself it has from the first: look it over.',
    );
    return split;
  }
}
