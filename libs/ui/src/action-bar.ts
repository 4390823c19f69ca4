import { Component, booleanAttribute, computed, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatTooltip } from '@angular/material/tooltip';
import { Icon } from './icon';
import { KeyHint } from './key-hint';

/** One button of an action bar. */
export interface BarAction {
  id: string;
  label: string;
  /** The key that works it, in the notation of the keyboard service; printed, not bound. */
  keys?: string;
  /** primary: the single main action of the screen; danger: red words. */
  kind?: 'primary' | 'plain' | 'danger';
  disabled?: boolean;
  /** Why it is disabled and what to do; told on hover and focus. */
  why?: string;
  /** Goes into "More" also on a wide screen. */
  rare?: boolean;
}

/** The actions of a screen, always in view at its foot (at the thumb on a phone), each with its key printed. */
@Component({
  selector: 'sd-action-bar',
  imports: [Icon, KeyHint, MatButton, MatIconButton, MatMenu, MatMenuItem, MatMenuTrigger, MatTooltip],
  templateUrl: './action-bar.html',
  styleUrl: './action-bar.scss',
})
export class ActionBar {
  /** In the order of reading; the primary one is best given last. */
  readonly actions = input.required<readonly BarAction[]>();
  /** A sentence beside the buttons. */
  readonly note = input('');
  /** Id of the action that is under way: its button is held and says so. */
  readonly busy = input<string | null>(null);
  /** Aligns the buttons at the start, as under a peek pane. */
  readonly start = input(false, { transform: booleanAttribute });
  readonly act = output<string>();

  protected readonly shown = computed(() => this.actions().filter((action) => action.rare !== true));
  protected readonly rare = computed(() => this.actions().filter((action) => action.rare === true));

  protected look(action: BarAction): 'filled' | 'outlined' {
    return action.kind === 'primary' ? 'filled' : 'outlined';
  }

  protected press(action: BarAction): void {
    if (action.disabled !== true && this.busy() === null) this.act.emit(action.id);
  }
}
