import { Component, computed, input, output } from '@angular/core';
import type { Requirement } from '@sourcedesk/contracts/intake';
import { Icon } from './icon';
import { requirementGroups } from './requirement-words';
import type { RequirementGroup } from './requirement-words';

/** Whether an answer keeps to a demand. */
export type RequirementState = 'kept' | 'open';

interface Line extends RequirementGroup {
  state: RequirementState | null;
}

/** What a query demands beside answers, in the journalist's words; where it can be told, whether the answer keeps to it. */
@Component({
  selector: 'sd-requirement-list',
  imports: [Icon],
  template: `
    @if (lines().length > 0) {
      <h3>{{ heading() }}</h3>
      <dl>
        @for (line of lines(); track line.kind) {
          <dt [attr.data-state]="line.state">
            @if (line.state === null) {
              {{ line.name }}
            } @else {
              <button type="button" (click)="choose.emit(line.kind)">
                <sd-icon [name]="line.state === 'kept' ? 'check' : 'warning'" />{{ line.name
                }}<span class="sd-only-heard">, {{ line.state === 'kept' ? 'in order' : 'not kept yet' }}</span>
              </button>
            }
          </dt>
          @for (words of line.words; track $index) {
            <dd>{{ words }}</dd>
          }
        }
      </dl>
    }
  `,
  styleUrl: './requirement-list.scss',
})
export class RequirementList {
  readonly requirements = input.required<readonly Requirement[]>();
  readonly heading = input('Requirements');
  /** By kind, what is known of the answer. */
  readonly states = input<Readonly<Partial<Record<Requirement['kind'], RequirementState>>>>({});
  /** Somebody wants to see where a demand is kept or not. */
  readonly choose = output<Requirement['kind']>();

  protected readonly lines = computed((): Line[] =>
    requirementGroups(this.requirements()).map((group) => ({ ...group, state: this.states()[group.kind] ?? null })),
  );
}
