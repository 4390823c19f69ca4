import type { Injector } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { ReviveBody } from '@sourcedesk/contracts/drafting';
import type { Check } from '@sourcedesk/domain/checklist';
import { Ask } from '@sourcedesk/ui';
import type { ReasonAnswer } from '@sourcedesk/ui';
import { firstValueFrom } from 'rxjs';
import { firstName } from './lease';
import { ReviveSheet } from './revive-sheet';
import { SelfCheckSheet } from './self-check-sheet';

// Loaded when a question is asked: writing begins without the weight of dialogs.

/** Whether to take a pitch from its writer. */
export function askTakeOver(injector: Injector, holder: string | undefined): Promise<boolean> {
  const name = firstName(holder ?? 'the writer');
  const text = `${name}'s text so far is kept as a version, and ${name} is told.`;
  return injector.get(Ask).confirm({ title: `Take this over from ${name}?`, text, confirm: 'Take over' });
}

/** Why to withdraw; null: not at all. */
export function askWithdraw(injector: Injector): Promise<ReasonAnswer | null> {
  const text = 'Nothing will be sent for this query. An editor can revive it later.';
  return injector.get(Ask).reason({ title: 'Withdraw this pitch?', text, confirm: 'Withdraw', danger: true });
}

/** Why a blocker may stand; null: it may not. */
export function askLift(injector: Injector, check: Check): Promise<ReasonAnswer | null> {
  return injector.get(Ask).reason({ title: 'Lift this check?', text: check.text, confirm: 'Lift it', textLabel: 'Why it may stand' });
}

/** What is still warned of before submitting: true to submit, a check to go to, undefined to write on. */
export function askSelfCheck(injector: Injector, warnings: readonly Check[]): Promise<Check | true | undefined> {
  const settings = { data: warnings, width: '560px', restoreFocus: true };
  return firstValueFrom(injector.get(MatDialog).open<unknown, unknown, Check | true>(SelfCheckSheet, settings).afterClosed());
}

/** Why a pitch comes back and until when it may leave; undefined: it does not. */
export function askRevive(injector: Injector): Promise<ReviveBody | undefined> {
  const settings = { width: '460px', restoreFocus: true };
  return firstValueFrom(injector.get(MatDialog).open<unknown, unknown, ReviveBody>(ReviveSheet, settings).afterClosed());
}
