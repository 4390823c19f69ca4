import { Component, booleanAttribute, computed, input, output, signal } from '@angular/core';
import type { Check, Override } from '@sourcedesk/contracts/drafting';
import { Icon } from './icon';
import type { IconName } from './icon';

interface CheckLine extends Check {
  icon: IconName;
  tone: 'blocker' | 'warning' | 'info' | 'ok' | 'lifted';
  said: string;
  lifted: string;
}

const rank = { blocker: 0, warning: 1, info: 2, lifted: 3, ok: 4 } as const;

/** What stands between a draft and its journalist: blockers first, then warnings, then what is in order. */
@Component({
  selector: 'sd-checklist-panel',
  imports: [Icon],
  templateUrl: './checklist-panel.html',
  styleUrl: './checklist-panel.scss',
})
export class ChecklistPanel {
  readonly checks = input.required<readonly Check[]>();
  readonly heading = input('Before you submit');
  /** Blockers somebody lifted, with the reason given. */
  readonly overrides = input<readonly Override[]>([]);
  /** Shows "Lift with a reason" on open blockers. */
  readonly liftable = input(false, { transform: booleanAttribute });
  /** Puts what is in order behind one line that opens. */
  readonly folded = input(false, { transform: booleanAttribute });
  /** By check id, the words of a button under an open check that mends it, such as "Insert it". */
  readonly helps = input<Readonly<Record<string, string>>>({});
  /** The id of the check whose place in the text is wanted. */
  readonly jump = output<string>();
  readonly lift = output<string>();
  readonly help = output<string>();

  protected readonly lines = computed(() =>
    this.checks()
      .map((check) => this.line(check))
      .sort((a, b) => rank[a.tone] - rank[b.tone]),
  );
  protected readonly unfolded = signal(false);
  protected readonly inOrder = computed(() => this.lines().filter(({ tone }) => tone === 'ok').length);
  protected readonly shown = computed(() => this.lines().filter(({ tone }) => tone !== 'ok' || !this.folded() || this.unfolded()));
  protected readonly passed = computed(() => this.checks().filter((check) => check.ok).length);

  private line(check: Check): CheckLine {
    const override = this.overrides().find((each) => each.check === check.id);
    if (check.ok) return { ...check, icon: 'check', tone: 'ok', said: 'in order: ', lifted: '' };
    if (override !== undefined) return { ...check, icon: 'check', tone: 'lifted', said: 'lifted: ', lifted: override.reason };
    const icon = ({ blocker: 'stop', warning: 'warning', info: 'info' } as const)[check.level];
    return { ...check, icon, tone: check.level, said: `${check.level}: `, lifted: '' };
  }
}
