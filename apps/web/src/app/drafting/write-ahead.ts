/** What is written of a pitch. */
export interface DraftText {
  readonly subject: string;
  readonly body: string;
}

/** A text this device keeps because the server has not confirmed it yet. */
export interface KeptDraft {
  /** Unique per writing page and base version. */
  readonly key: string;
  readonly pitchId: string;
  /** The version of the pitch that the text began from, and its text then. */
  readonly baseVersion: number;
  readonly base: DraftText;
  readonly text: DraftText;
  /** Texts that were sent without an answer having come: the server may have them. */
  readonly sent: readonly DraftText[];
  /** Epoch in milliseconds of the last key stroke in it. */
  readonly at: number;
}

/** Where unconfirmed texts outlive the page. */
export interface DraftJournal {
  put(draft: KeptDraft): Promise<void>;
  /** Everything kept of a pitch, the newest first. */
  all(pitchId: string): Promise<KeptDraft[]>;
  drop(key: string): Promise<void>;
}

export const sameText = (a: DraftText, b: DraftText): boolean => a.subject === b.subject && a.body === b.body;

/** Keeps one text in the journal, always the newest: typing never waits for the disk, and the disk never falls behind by more than one write. */
export class WriteAhead {
  private wanted: KeptDraft | null = null;
  private written: KeptDraft | null = null;
  private writing: Promise<void> | null = null;
  private works = true;

  constructor(
    private readonly journal: DraftJournal,
    private readonly changed: () => void,
  ) {}

  /** False when this browser refuses to keep texts: then only the open page has them. */
  get keeps(): boolean {
    return this.works;
  }

  /** Makes this the text that is kept; null: nothing needs keeping. Resolves when the journal is there. */
  keep(draft: KeptDraft | null): Promise<void> {
    this.wanted = draft;
    this.writing ??= this.write().finally(() => (this.writing = null));
    return this.writing;
  }

  private async write(): Promise<void> {
    while (this.wanted !== this.written) {
      const wanted = this.wanted;
      const before = this.written;
      const done = await this.replace(before, wanted);
      if (done !== this.works) {
        this.works = done;
        this.changed();
      }
      this.written = wanted;
    }
  }

  private async replace(before: KeptDraft | null, wanted: KeptDraft | null): Promise<boolean> {
    try {
      if (wanted !== null) await this.journal.put(wanted);
      if (before !== null && before.key !== wanted?.key) await this.journal.drop(before.key);
      return true;
    } catch {
      return false;
    }
  }
}
