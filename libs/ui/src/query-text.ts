import { Component, computed, input } from '@angular/core';
import type { Query } from '@sourcedesk/contracts/intake';
import { Icon } from './icon';
import { queryPieces } from './query-pieces';
import { RequirementList } from './requirement-list';
import { UnverifiedNote } from './unverified-note';

/** What the journalist asked, in the reading voice: the words with their questions numbered, and below them what was hidden or demanded. */
@Component({
  selector: 'sd-query-text',
  imports: [Icon, RequirementList, UnverifiedNote],
  templateUrl: './query-text.html',
  styleUrl: './query-text.scss',
})
export class QueryText {
  readonly query = input.required<Query>();
  protected readonly pieces = computed(() => queryPieces(this.query()));
  protected readonly about = computed(() => {
    const { outlet, category, journalist } = this.query();
    return [outlet.name || 'Outlet not named', category, journalist.name].filter((part) => part !== '').join(' · ');
  });
}
