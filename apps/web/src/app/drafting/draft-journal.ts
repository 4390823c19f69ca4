import { Injectable } from '@angular/core';
import type { DraftJournal, KeptDraft } from './write-ahead';

const store = 'draft';
const longestKept = 30 * 24 * 3_600_000;

/** Texts that are not on the server yet, kept in this browser's IndexedDB apart for each person; what nobody came back for in 30 days goes. */
@Injectable({ providedIn: 'root' })
export class BrowserJournal {
  private opening: Promise<IDBDatabase> | null = null;

  /** The journal of one person: another who signs in on this device sees none of it. */
  of(person: string): DraftJournal {
    const scoped = (key: string) => `${person}/${key}`;
    return {
      put: (draft) => this.inStore('readwrite', (drafts) => drafts.put({ ...draft, key: scoped(draft.key), person })).then(() => undefined),
      drop: (key) => this.inStore('readwrite', (drafts) => drafts.delete(scoped(key))).then(() => undefined),
      all: async (pitchId) => {
        const kept = await this.inStore<(KeptDraft & { person: string })[]>('readonly', (drafts) =>
          drafts.index('pitch').getAll([person, pitchId]),
        );
        return kept.map(({ person: _, ...draft }) => ({ ...draft, key: draft.key.slice(person.length + 1) })).sort((a, b) => b.at - a.at);
      },
    };
  }

  private async inStore<T>(mode: IDBTransactionMode, ask: (drafts: IDBObjectStore) => IDBRequest): Promise<T> {
    const database = await (this.opening ??= this.open().catch((error: unknown) => {
      this.opening = null;
      throw error;
    }));
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: 'relaxed' });
      const request = ask(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result as T);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('The browser keeps no texts.'));
    });
  }

  private async open(): Promise<IDBDatabase> {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('sourcedesk', 1);
      request.onupgradeneeded = () => {
        const drafts = request.result.createObjectStore(store, { keyPath: 'key' });
        drafts.createIndex('pitch', ['person', 'pitchId']);
        drafts.createIndex('at', 'at');
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => reject(request.error ?? new Error('The browser keeps no texts.'));
    });
    database.onversionchange = () => database.close();
    forgetOld(database);
    return database;
  }
}

function forgetOld(database: IDBDatabase): void {
  const drafts = database.transaction(store, 'readwrite').objectStore(store);
  const old = drafts.index('at').openCursor(IDBKeyRange.upperBound(Date.now() - longestKept));
  old.onsuccess = () => {
    old.result?.delete();
    old.result?.continue();
  };
}
