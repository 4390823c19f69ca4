import { Component, computed, input, output } from '@angular/core';
import type { Query } from '@sourcedesk/contracts/intake';
import { RouterLink } from '@angular/router';
import { DeadlinePill, Icon, KeyHint, Pill } from '@sourcedesk/ui';
import type { FieldRef } from './source-view';
import { fieldNames } from './digest-words';

interface FieldLine {
  field: string;
  name: string;
  value: string;
  /** A person has set it: what stands in the e-mail is something else. */
  corrected: boolean;
}

/** One query as it was read: a line in the list, all its fields while it is in hand. */
@Component({
  selector: 'sd-parsed-query',
  imports: [DeadlinePill, Icon, KeyHint, Pill, RouterLink],
  templateUrl: './parsed-query.html',
  styleUrl: './parsed-query.scss',
  host: { '[class.open]': 'open()' },
})
export class ParsedQuery {
  readonly query = input.required<Query>();
  readonly open = input(false);
  /** The journalist's page as it stands in the e-mail; it tells journalists apart and is no field of the query. */
  readonly profileUrl = input('');
  readonly lit = input<FieldRef | null>(null);
  readonly mayChange = input(false);
  readonly pick = output();
  readonly correct = output();
  readonly split = output();
  /** The mouse moves over a field. */
  readonly point = output<FieldRef | null>();
  /** A field has the focus. */
  readonly hold = output<FieldRef | null>();
  /** A field was pressed: go to where it stood, also where the e-mail is not beside it. */
  readonly show = output<FieldRef>();

  protected readonly lines = computed((): FieldLine[] => {
    const { summary, outlet, category, journalist, reply, noAiEvidence, traps, requirements, body } = this.query();
    const refusal = requirements.find(({ kind }) => kind === 'no-ai')?.text ?? '';
    const values: Record<string, string> = {
      summary,
      outlet: outlet.name,
      outletUrl: outlet.url,
      category,
      journalist: journalist.name,
      profileUrl: this.profileUrl(),
      deadline: ' ',
      reply: reply.address || reply.url,
      noAi: noAiEvidence.map((each) => (each === 'flag' ? 'No AI pitches considered' : refusal)).join(' · '),
      trap: traps.map(({ decoded }) => `“${decoded}”`).join('\n'),
      body,
    };
    return Object.entries(values)
      .filter(([field, value]) => value !== '' || !['outletUrl', 'profileUrl', 'noAi', 'trap'].includes(field))
      .map(([field, value]) => ({ field, name: fieldNames[field] ?? field, value, corrected: this.isCorrected(field) }));
  });

  private isCorrected(field: string): boolean {
    return this.query().corrected.some((each) => each === (field === 'outletUrl' ? 'outlet' : field));
  }

  protected ref(field: string): FieldRef {
    return { query: this.query().id, field };
  }

  protected isLit(field: string): boolean {
    const lit = this.lit();
    return lit?.query === this.query().id && lit.field === field;
  }
}
