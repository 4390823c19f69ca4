import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { MatAutocomplete, MatAutocompleteTrigger, MatOption } from '@angular/material/autocomplete';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Now } from '@sourcedesk/ui';
import { timeThere, zonesLike } from './time-zones';

const all = Intl.supportedValuesOf('timeZone');

/** A time zone by its IANA name, found by typing a city; says what time it is there. */
@Component({
  selector: 'sd-time-zone-field',
  imports: [MatAutocomplete, MatAutocompleteTrigger, MatFormField, MatHint, MatInput, MatLabel, MatOption],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>Time zone</mat-label>
      <input
        matInput
        #typed
        [value]="field()().value()"
        [matAutocomplete]="zones"
        autocomplete="off"
        spellcheck="false"
        (input)="field()().value.set(typed.value)"
        (blur)="field()().markAsTouched()"
      />
      <mat-autocomplete #zones="matAutocomplete" (optionSelected)="field()().value.set($event.option.value)">
        @for (zone of found(); track zone) {
          <mat-option [value]="zone">{{ zone }}</mat-option>
        }
      </mat-autocomplete>
      <mat-hint>{{ there() }}</mat-hint>
    </mat-form-field>
    @if (field()().touched()) {
      @for (error of field()().errors(); track error.kind) {
        <p class="wrong" role="alert">{{ error.message }}</p>
      }
    }
  `,
  styles: `
    mat-hint {
      color: var(--sd-ink-2);
    }
    .wrong {
      padding: 2px 14px;
      color: var(--sd-red);
      font-size: 12.5px;
    }
  `,
})
export class TimeZoneField {
  readonly field = input.required<FieldTree<string>>();
  private readonly now = inject(Now);
  protected readonly there = computed(() => timeThere(this.field()().value(), this.now.minute()));
  protected readonly found = computed(() => {
    const typed = this.field()().value();
    return all.includes(typed) ? [typed, ...all.filter((zone) => zone !== typed)].slice(0, 40) : zonesLike(typed, all);
  });
}
