import { Component, computed, inject, input, resource } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import { ErrorCard, SkeletonRows } from '@sourcedesk/ui';
import { problemOf } from '../shell/problem';
import { IntakeClient } from './intake-client';

/**
 * An e-mail as it looked, on white paper whatever the desk looks like. Its page is made by the server, without scripts, links and anything from elsewhere, says so in a policy of
 * its own, and lies in a frame that may do nothing at all.
 */
@Component({
  selector: 'sd-mail-look',
  imports: [ErrorCard, SkeletonRows],
  template: `
    @if (look.error()) {
      <sd-error-card [problem]="problemOf(look.error())" (retry)="look.reload()" />
    } @else if (look.hasValue()) {
      @if (page(); as page) {
        <iframe sandbox="" referrerpolicy="no-referrer" title="The e-mail as it looked" [srcdoc]="page"></iframe>
      } @else {
        <p class="sd-muted">{{ look.value().reason }}</p>
      }
    } @else {
      <sd-skeleton-rows [rows]="10" />
    }
  `,
  styles: `
    :host {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-height: 0;
    }
    iframe {
      flex: 1;
      width: 100%;
      min-height: 0;
      border: 0;
      background: #fff;
      color-scheme: light;
    }
    p {
      padding: 24px var(--sd-gutter);
    }
  `,
})
export class MailLook {
  readonly id = input.required<string>();
  private readonly client = inject(IntakeClient);
  private readonly sanitizer = inject(DomSanitizer);
  protected readonly problemOf = problemOf;
  protected readonly look = resource({ params: () => this.id(), loader: ({ params }) => this.client.html(params) });
  /** Angular would take the styles out, by which hidden text is hidden. */
  protected readonly page = computed(() => {
    const html = this.look.hasValue() ? this.look.value().html : null;
    return html === null ? null : this.sanitizer.bypassSecurityTrustHtml(html);
  });
}
