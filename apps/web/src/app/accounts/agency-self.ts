import { Component, inject } from '@angular/core';
import { form } from '@angular/forms/signals';
import { AgencyStore } from './agency-store';
import { FormSection } from './form-section';
import { nameRule, timeZoneRule } from './rules';
import { Section } from './section';
import { TextField } from './text-field';
import { TimeZoneField } from './time-zone-field';

/** Name and time zone of the agency. */
@Component({
  selector: 'sd-agency-self',
  imports: [FormSection, TextField, TimeZoneField],
  template: `
    <sd-form-section
      heading="The agency"
      text="The name stands on reports and invitations. “Today” and “this month” on the overview are those of the time zone."
      [form]="form"
      [section]="section"
    >
      <sd-text-field [field]="form.name" label="Name" autocomplete="organization" />
      <sd-time-zone-field [field]="form.timeZone" />
    </sd-form-section>
  `,
})
export class AgencySelf {
  private readonly store = inject(AgencyStore);
  protected readonly section = new Section({
    source: () => this.fields(),
    save: async (changes) => {
      await this.store.change(changes);
      return this.fields();
    },
  });
  protected readonly form = form(
    this.section.model,
    (path) => {
      nameRule(path.name, 'Give the agency a name.');
      timeZoneRule(path.timeZone);
    },
    { submission: this.section.submission },
  );

  private fields() {
    const { name = '', timeZone = '' } = this.store.agency() ?? {};
    return { name, timeZone };
  }
}
