import { Component, ElementRef, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { KeyHint } from '@sourcedesk/ui';
import type { Fact } from './facts';

/** What is known of expert and brand, each put into the text by one click. */
@Component({
  selector: 'sd-draft-facts',
  imports: [KeyHint, MatButton],
  template: `
    <h3>Facts to insert <sd-key-hint fixed keys="/" /></h3>
    <ul>
      @for (fact of facts(); track fact.id) {
        <li>
          <div>
            <p class="sd-dim">{{ fact.label }}</p>
            <p class="text">{{ fact.text }}</p>
          </div>
          <button matButton type="button" [attr.data-fact]="fact.id" (click)="insert.emit(fact)">
            Insert<span class="sd-only-heard"> {{ fact.label }}</span>
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    ul {
      margin-top: 6px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 8px;
      align-items: center;
      padding: 7px 0;
      border-top: 1px solid var(--sd-line);
      font-size: 13px;
    }
    li:first-child {
      border-top: 0;
    }
    .sd-dim {
      font-size: 12px;
    }
    .text {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 2;
      overflow-wrap: anywhere;
    }
  `,
})
export class DraftFacts {
  readonly facts = input.required<readonly Fact[]>();
  readonly insert = output<Fact>();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Leads to the button of a fact. */
  reveal(id: string): void {
    const button = this.host.nativeElement.querySelector<HTMLElement>(`[data-fact="${id}"]`);
    button?.scrollIntoView({ block: 'nearest' });
    button?.focus();
  }
}
