import { Directive, TemplateRef, inject, input, numberAttribute } from '@angular/core';

/** One pane of `sd-split-panes`. A pane without `size` takes what is left; one of the panes should be so. */
@Directive({ selector: 'ng-template[sdPane]' })
export class Pane {
  /** Names the pane for the tabs of a narrow screen and for screen readers. */
  readonly label = input.required<string>();
  /** Width to begin with, CSS pixels. */
  readonly size = input<number | undefined, unknown>(undefined, {
    transform: (value) => (value === undefined ? undefined : numberAttribute(value)),
  });
  readonly min = input(220, { transform: numberAttribute });
  readonly max = input(720, { transform: numberAttribute });
  /** surface: white sheet; raised: a shade of paper; paper: the ground. */
  readonly ground = input<'surface' | 'raised' | 'paper'>('paper');
  readonly template = inject(TemplateRef);
}
