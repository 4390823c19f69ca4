import { Component, computed, input } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon } from '@sourcedesk/ui';
import type { Counts } from './nav-counts';
import type { Place } from './navigation';

/** The places of the desk beside the page; folded to icons for work on one thing. */
@Component({
  selector: 'sd-side-nav',
  imports: [Icon, MatTooltip, RouterLink, RouterLinkActive],
  templateUrl: './side-nav.html',
  styleUrl: './side-nav.scss',
  host: { '[class.folded]': 'folded()' },
})
export class SideNav {
  readonly places = input.required<readonly Place[]>();
  readonly counts = input.required<Counts>();
  readonly folded = input(false);

  protected readonly groups = computed(() =>
    (['', 'Work', 'Agency'] as const)
      .map((name) => ({ name, places: this.places().filter((place) => place.group === name) }))
      .filter((group) => group.places.length > 0),
  );

  protected countWords(place: Place): string {
    const number = this.counts()[place.id];
    if (number === undefined) return '';
    return number.soon === 0 ? `${number.count}` : `${number.count}, ${number.soon} of them soon`;
  }
}
