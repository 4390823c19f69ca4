import { Component, computed, inject } from '@angular/core';
import { FormField, form, max, min, required, validate } from '@angular/forms/signals';
import { MatError, MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { AgencyStore } from './agency-store';
import { FormSection } from './form-section';
import { Section } from './section';
import { Toggle } from './toggle';

interface Rules {
  undoSeconds: number | null;
  soloWork: boolean;
  vaMaySubmitElsewhere: boolean;
}

/** How pitches leave and who may do what about it. */
@Component({
  selector: 'sd-agency-rules',
  imports: [FormField, FormSection, MatError, MatFormField, MatInput, MatLabel, MatSuffix, Toggle],
  template: `
    <sd-form-section
      heading="Sending and approving"
      text="Holds for what is sent and approved from now on."
      [form]="form"
      [section]="section"
    >
      <div class="undo">
        <mat-form-field>
          <mat-label>Undo window</mat-label>
          <input matInput type="number" inputmode="numeric" [formField]="form.undoSeconds" aria-describedby="sd-undo-means" />
          <span matTextSuffix>seconds</span>
          @for (error of form.undoSeconds().errors(); track error.kind) {
            <mat-error>{{ error.message }}</mat-error>
          }
        </mat-form-field>
        <p id="sd-undo-means" class="sd-small sd-muted">{{ undoMeans() }}</p>
      </div>
      <sd-toggle
        [field]="form.soloWork"
        label="Solo work"
        text="Who wrote a text alone may approve it, too. Otherwise a second pair of eyes is needed."
      />
      <sd-toggle
        [field]="form.vaMaySubmitElsewhere"
        label="VAs may submit on pages of services"
        text="Where a query is answered by a form or a link, a VA may paste the approved text there and say so. They still can send no mail."
      />
    </sd-form-section>
  `,
  styles: `
    .undo {
      display: grid;
      grid-template-columns: 200px minmax(0, 1fr);
      gap: 8px 14px;
      align-items: center;
    }
    [matTextSuffix] {
      padding-inline-end: 12px;
      color: var(--sd-ink-2);
    }
    @media (width < 600px) {
      .undo {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class AgencyRules {
  private readonly store = inject(AgencyStore);
  protected readonly section = new Section<Rules>({
    source: () => this.rules(),
    save: async ({ undoSeconds, ...changes }) => {
      await this.store.change({ ...changes, ...(typeof undoSeconds === 'number' && { undoSeconds }) });
      return this.rules();
    },
  });
  protected readonly form = form(
    this.section.model,
    (path) => {
      const message = 'Choose 0 to 120 seconds.';
      required(path.undoSeconds, { message });
      min(path.undoSeconds, 0, { message });
      max(path.undoSeconds, 120, { message });
      validate(path.undoSeconds, ({ value }) =>
        Number.isInteger(value() ?? 0) ? undefined : { kind: 'whole', message: 'Choose whole seconds.' },
      );
    },
    { submission: this.section.submission },
  );
  protected readonly undoMeans = computed(() => {
    const seconds = this.section.model().undoSeconds;
    if (seconds === 0) return 'Pitches leave at once; nothing can be taken back.';
    return `So long “Send” can be taken back, by anybody who may send. The server holds the mail; closing the page changes nothing.`;
  });

  private rules(): Rules {
    const { undoSeconds = 30, soloWork = false, vaMaySubmitElsewhere = false } = this.store.agency() ?? {};
    return { undoSeconds, soloWork, vaMaySubmitElsewhere };
  }
}
