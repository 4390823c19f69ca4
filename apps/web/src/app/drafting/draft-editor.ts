import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import type { CheckPlace } from '@sourcedesk/domain/checklist';
import { plainEditor } from './plain-editor';
import type { Mark, Span } from './answer-place';
import type { TextEvents, TextPort } from './text-port';
import type { DraftText } from './write-ahead';

const label = 'Text of the pitch';

/** Subject and text of a pitch, plain as they will leave. CodeMirror comes after the page has; `simple` asks for the browser's own field. */
@Component({
  selector: 'sd-draft-editor',
  template: `
    <textarea
      #subject
      class="subject"
      rows="1"
      aria-label="Subject"
      placeholder="Subject"
      maxlength="500"
      autocomplete="off"
      [readOnly]="readOnly()"
      [value]="text().subject"
      (input)="readSubject(subject)"
      (blur)="left.emit()"
      (keydown.enter)="toText($event)"
    ></textarea>
    <div class="text" #place>
      @if (port() === null) {
        <p class="waiting">{{ text().body }}</p>
      }
    </div>
  `,
  styleUrl: './draft-editor.scss',
})
export class DraftEditor {
  readonly text = input.required<DraftText>();
  readonly readOnly = input(false);
  readonly simple = input(false);
  readonly marks = input<readonly Mark[]>([]);
  readonly changed = output<DraftText>();
  /** The focus left subject or text. */
  readonly left = output<void>();
  /** A slash at the start of a line asks for facts, at this point of the window. */
  readonly slash = output<{ x: number; y: number }>();

  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly subject = viewChild.required<ElementRef<HTMLTextAreaElement>>('subject');
  protected readonly port = signal<TextPort | null>(null);
  private wished: ((port: TextPort) => void) | null = null;
  private builds = 0;

  constructor() {
    afterRenderEffect(() => {
      const simple = this.simple();
      untracked(() => void this.build(simple));
    });
    effect(() => this.port()?.show(this.text().body));
    effect(() => this.port()?.setReadOnly(this.readOnly()));
    effect(() => this.port()?.mark(this.marks()));
    inject(DestroyRef).onDestroy(() => {
      this.builds += 1;
      this.port()?.destroy();
    });
  }

  insert(words: string): void {
    this.withPort((port) => port.insert(words));
  }

  /** Focuses the text where its caret was. */
  focusText(): void {
    this.withPort((port) => port.focus());
  }

  /** Focuses a place of the text; null: its end. */
  reveal(place: Span | null): void {
    this.withPort((port) => port.reveal(place));
  }

  /** Focuses the place a check points at. */
  jump({ field, start, end }: CheckPlace): void {
    if (field === 'body') return this.reveal({ start, end });
    this.focusSubject();
    this.subject().nativeElement.setSelectionRange(start, end);
  }

  focusSubject(): void {
    this.subject().nativeElement.focus();
  }

  /** A subject is one line, however it came in. */
  protected readSubject(field: HTMLTextAreaElement): void {
    if (/[\r\n]/.test(field.value)) field.value = field.value.replace(/\s*[\r\n]+\s*/g, ' ');
    this.changed.emit({ subject: field.value, body: this.text().body });
  }

  protected toText(event: Event): void {
    if ((event as KeyboardEvent).ctrlKey || (event as KeyboardEvent).metaKey) return;
    event.preventDefault();
    this.reveal({ start: 0, end: 0 });
  }

  private withPort(use: (port: TextPort) => void): void {
    const port = this.port();
    if (port === null) this.wished = use;
    else use(port);
  }

  private async build(simple: boolean): Promise<void> {
    const turn = (this.builds += 1);
    const events: TextEvents = {
      changed: (body) => this.changed.emit({ subject: this.text().subject, body }),
      left: () => this.left.emit(),
      slash: (at) => this.slash.emit(at),
    };
    // Offline before the editor ever came: the simple one is there already.
    const rich = simple ? null : await import('./code-editor').catch(() => null);
    if (turn !== this.builds) return;
    this.port()?.destroy();
    const parent = this.place().nativeElement;
    const hint = 'Answer the questions. A slash at the start of a line inserts name, bio, site or headshot.';
    const port = rich?.codeEditor(parent, this.text().body, label, hint, events) ?? plainEditor(parent, this.text().body, label, events);
    this.port.set(port);
    this.wished?.(port);
    this.wished = null;
  }
}
