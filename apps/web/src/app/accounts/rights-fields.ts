import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { Brand } from '@sourcedesk/contracts/accounts';
import type { Role } from '@sourcedesk/domain/roles';
import { Choices } from './choices';
import { roleWords } from './rights';

/** Role and brands as a form holds them. */
export interface RightsFields {
  role: string;
  every: string;
  brandIds: string[];
}

/** Asks for a role and, where it is limited, for brands. */
@Component({
  selector: 'sd-rights-fields',
  imports: [Choices],
  template: `
    <sd-choices [field]="form().role" legend="Role" [options]="roles()" />
    @if (asksBrands()) {
      @if (mayBeEvery()) {
        <sd-choices [field]="form().every" legend="Works for" [options]="scopes" inline />
      }
      @if (form().brandIds().touched() || form().brandIds().dirty()) {
        @for (error of form().brandIds().errors(); track error.kind) {
          <p class="wrong" role="alert">{{ error.message }}</p>
        }
      }
      @if (isLimited()) {
        <fieldset>
          <legend [class.sd-only-heard]="mayBeEvery()">Brands</legend>
          <div class="brands">
            @for (brand of brands(); track brand.id) {
              <label>
                <input type="checkbox" [checked]="chosen().has(brand.id)" (change)="toggle(brand.id)" />
                {{ brand.name }}
              </label>
            } @empty {
              <p class="sd-muted">There is no brand yet.</p>
            }
          </div>
        </fieldset>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
    }
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      margin-bottom: 6px;
      padding: 0;
      color: var(--sd-ink-2);
      font-size: 12.5px;
    }
    .brands {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
      gap: 2px 12px;
      max-height: 220px;
      padding: 8px 12px;
      overflow: auto;
      border: 1px solid var(--sd-line);
      border-radius: var(--sd-radius);
      background: var(--sd-surface);
      color: var(--sd-ink);
    }
    label {
      display: flex;
      align-items: center;
      gap: 9px;
      min-height: 30px;
      cursor: pointer;
    }
    input {
      flex: none;
      width: 16px;
      height: 16px;
      margin: 0;
      accent-color: var(--sd-press);
    }
    .wrong {
      color: var(--sd-red);
      font-size: 12.5px;
    }
  `,
})
export class RightsFormFields {
  readonly form = input.required<FieldTree<RightsFields>>();
  readonly brands = input.required<readonly Pick<Brand, 'id' | 'name'>[]>();
  readonly givable = input.required<readonly Role[]>();
  /** Whether the caller may give every brand: who is limited gives their own only. */
  readonly everyGivable = input(true);

  protected readonly scopes = [
    { id: 'yes', label: 'Every brand' },
    { id: 'no', label: 'Some brands' },
  ];
  protected readonly roles = computed(() => this.givable().map((role) => ({ id: role, ...roleWords[role] })));
  private readonly role = computed(() => this.form().role().value());
  protected readonly asksBrands = computed(() => this.role() !== 'owner');
  protected readonly mayBeEvery = computed(() => this.role() !== 'client' && this.everyGivable());
  protected readonly isLimited = computed(() => !this.mayBeEvery() || this.form().every().value() === 'no');
  protected readonly chosen = computed(() => new Set(this.form().brandIds().value()));

  protected toggle(id: string): void {
    const state = this.form().brandIds();
    state.value.update((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]));
    state.markAsDirty();
  }
}
