import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import { Now, deadlineWords } from '@sourcedesk/ui';
import { IntakeClient } from '../intake/intake-client';
import { MatchingClient } from '../matching/matching-client';
import { Session } from '../session/session';
import { fuzzyScore } from './fuzzy';
import type { PaletteEntry } from './palette';

const brandsAtMost = 4;

/** Finds brands by name and queries by their words; loaded with the first search. */
@Injectable({ providedIn: 'root' })
export class PaletteSearches {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly now = inject(Now);
  private readonly intake = inject(IntakeClient);
  private readonly matching = inject(MatchingClient);

  async find(text: string): Promise<readonly PaletteEntry[]> {
    const found = await Promise.all([this.brands(text), this.queries(text)].map((each) => each.catch(() => [])));
    return found.flat();
  }

  private async brands(text: string): Promise<PaletteEntry[]> {
    if (!this.session.may('brands.read')) return [];
    const brands = await this.matching.brands();
    return brands
      .filter(({ name }) => fuzzyScore(name, text) !== null)
      .slice(0, brandsAtMost)
      .map(({ id, name }) => ({ id: `brand-${id}`, label: name, group: 'Found', note: 'brand', run: () => this.go(`/app/brands/${id}`) }));
  }

  private async queries(text: string): Promise<PaletteEntry[]> {
    if (!this.session.may('intake.read')) return [];
    const queries = await this.intake.found(text);
    return queries.map(({ id, summary, outlet, deadline }) => ({
      id: `query-${id}`,
      label: summary,
      group: 'Found',
      note: [outlet.name, deadlineWords(deadline, this.now.minute()).short].filter((part) => part !== '').join(' · '),
      run: () => this.go(`/app/digests/of/${id}`),
    }));
  }

  private go(path: string): void {
    void this.router.navigateByUrl(path);
  }
}
