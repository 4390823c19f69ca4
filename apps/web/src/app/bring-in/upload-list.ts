import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@sourcedesk/ui';
import { uploadWords, uploadsSummary } from './upload-words';
import { Uploads } from './uploads';

/** What becomes of the e-mails that were brought in, one line each, until it is closed. */
@Component({
  selector: 'sd-upload-list',
  imports: [Icon, RouterLink],
  template: `
    @if (lines().length > 0) {
      <section aria-label="E-mails brought in">
        <header>
          <span role="status">{{ summary() }}</span>
          @if (!uploads.busy()) {
            <button type="button" aria-label="Close this list" (click)="uploads.clear()"><sd-icon name="close" /></button>
          }
        </header>
        <ul>
          @for (line of lines(); track line.id) {
            <li [attr.data-tone]="line.tone">
              <sd-icon [name]="line.icon" />
              <span class="title">{{ line.title }}</span>
              <span class="result">{{ line.result }}</span>
              @if (line.open; as id) {
                <a [routerLink]="['/app/digests', id]"
                  >Open<span class="sd-only-heard"> {{ line.title }}</span></a
                >
              }
              @if (line.share < 1) {
                <progress [value]="line.share" [attr.aria-label]="'Sending ' + line.title"></progress>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styleUrl: './upload-list.scss',
})
export class UploadList {
  protected readonly uploads = inject(Uploads);
  protected readonly summary = computed(() => uploadsSummary(this.uploads.list()));
  protected readonly lines = computed(() =>
    this.uploads.list().map((upload) => ({
      id: upload.id,
      ...uploadWords(upload),
      open: upload.message?.id ?? null,
      share: upload.state === 'sending' ? upload.sent : 1,
    })),
  );
}
