import { Component, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { copyText } from '@sourcedesk/ui';

/** Something to be pasted elsewhere, whole, with a button that copies it. */
@Component({
  selector: 'sd-copy-line',
  imports: [MatButton],
  template: `
    <span class="sd-small sd-muted label">{{ label() }}</span>
    <code>{{ text() }}</code>
    <button matButton="outlined" type="button" (click)="copy()">
      {{ copied() ? 'Copied' : 'Copy' }}<span class="sd-only-heard"> {{ label() }}</span>
    </button>
    <span class="sd-only-heard" role="status">{{ copied() ? 'Copied.' : '' }}</span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 60px minmax(0, 1fr) auto;
      gap: 4px 12px;
      align-items: center;
    }
    code {
      padding: 6px 10px;
      border-radius: 7px;
      background: var(--sd-raised);
      font:
        13px/1.45 ui-monospace,
        monospace;
      overflow-wrap: anywhere;
    }
    @media (width < 600px) {
      :host {
        grid-template-columns: minmax(0, 1fr) auto;
      }
      .label {
        grid-column: 1 / -1;
      }
      button {
        min-height: 40px;
      }
    }
  `,
})
export class CopyLine {
  readonly label = input.required<string>();
  readonly text = input.required<string>();
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await copyText(this.text());
    this.copied.set(true);
  }
}
