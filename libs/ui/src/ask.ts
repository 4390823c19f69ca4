import { Injectable, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** A question before something that cannot be taken back, or that must say why. */
export interface Question {
  title: string;
  text?: string;
  /** Words of the button that does it; never "OK". */
  confirm: string;
  danger?: boolean;
}

/** A question for a reason: a menu of usual ones (keys 1-9), words of one's own, or both. */
export interface ReasonQuestion extends Question {
  options?: readonly { id: string; label: string }[];
  /** Label of the text field; absent: "Say why". */
  textLabel?: string;
  /** Must there be own words? Default: yes without options, no with them. */
  textRequired?: boolean;
  /** The own words are the address of a web page: one line, which begins with https:// or http://. */
  address?: boolean;
  /** How many characters the own words may have; absent: 2,000. */
  textLength?: number;
}

export interface ReasonAnswer {
  /** Id of the chosen option, '' where there were none. */
  option: string;
  /** Own words, '' where none were given. */
  text: string;
  /** Label of the option and own words in one sentence, ready to be sent as `reason`. */
  reason: string;
}

/** Asks before acting. Resolves with null (reason) or false (confirm) when the person thinks better of it. */
@Injectable({ providedIn: 'root' })
export class Ask {
  private readonly dialog = inject(MatDialog);

  async confirm(question: Question): Promise<boolean> {
    return (await this.open({ ...question, wantsReason: false })) !== null;
  }

  reason(question: ReasonQuestion): Promise<ReasonAnswer | null> {
    return this.open({ ...question, wantsReason: true });
  }

  private async open(data: ReasonQuestion & { wantsReason: boolean }): Promise<ReasonAnswer | null> {
    const { AskDialog } = await import('./ask-dialog');
    const shown = this.dialog.open<unknown, unknown, ReasonAnswer>(AskDialog, {
      data,
      width: '460px',
      autoFocus: 'first-tabbable',
      restoreFocus: true,
    });
    return (await firstValueFrom(shown.afterClosed())) ?? null;
  }
}
