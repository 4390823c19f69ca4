import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Message } from '@sourcedesk/contracts/intake';
import { uploadWords, uploadsSummary } from './upload-words';
import { Uploads } from './uploads';

const message = (own: Partial<Message>): Message => ({
  id: 'm1',
  status: 'parsed',
  reason: null,
  setAside: false,
  service: 'haro',
  edition: { name: 'Morning', date: '2026-11-23' },
  counts: { index: 2, parsed: 2 },
  warnings: [],
  queryIds: ['q1', 'q2'],
  subject: 'HARO Queries',
  from: 'HARO',
  door: 'upload',
  assignedService: null,
  verification: { verified: true, reason: 'desk', domain: '', selector: '' },
  receivedAt: '2026-11-23T09:00:00Z',
  ...own,
});
const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

describe('bringing e-mails in', () => {
  let http: HttpTestingController;
  let uploads: Uploads;
  const told = () => uploads.list().map((upload) => uploadWords(upload).result);
  const file = (name: string, text = 'From: HARO') => new File([text], name);
  const post = (url = '/api/v1/intake/messages') => http.expectOne(({ method, url: asked }) => method === 'POST' && asked === url);
  const read = (id: string) => http.expectOne(({ method, url }) => method === 'GET' && url === `/api/v1/intake/messages/${id}`);

  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    http = TestBed.inject(HttpTestingController);
    uploads = TestBed.inject(Uploads);
  });

  it('sends the raw bytes and tells how many queries were found', async () => {
    uploads.add([file('morning.eml')]);
    const request = post();
    expect(request.request.headers.get('Content-Type')).toBe('message/rfc822');
    request.flush({ id: 'm1', status: 'pending' }, { status: 202, statusText: 'Accepted' });
    await settled();
    expect(told()).toEqual(['Reading …']);
    read('m1').flush(message({}));
    await settled();
    expect(told()).toEqual(['2 queries found']);
    expect(uploadsSummary(uploads.list())).toBe('1 of 1 e-mail in, 2 queries found');
    expect(uploads.busy()).toBe(false);
  });

  it('knows an e-mail that is here already and counts nothing twice', async () => {
    uploads.add([file('morning.eml')]);
    post().flush({ id: 'm1', status: 'parsed' }, { status: 200, statusText: 'OK' });
    await settled();
    read('m1').flush(message({}));
    await settled();
    expect(told()).toEqual(['Already here, with 2 queries']);
    expect(uploadsSummary(uploads.list())).toBe('1 of 1 e-mail in');
  });

  it('tells the reason of one that could not be read, and of noise', async () => {
    uploads.paste({ text: 'Hello', subject: '', from: '' });
    post('/api/v1/intake/pastes').flush({ id: 'm1', status: 'pending' }, { status: 202, statusText: 'Accepted' });
    await settled();
    read('m1').flush(message({ status: 'quarantined', reason: 'The mail has no text.', queryIds: [] }));
    await settled();
    expect(told()).toEqual(['Could not be read. The mail has no text.']);
    uploads.add([file('noise.eml')]);
    post().flush({ id: 'm2', status: 'pending' }, { status: 202, statusText: 'Accepted' });
    await settled();
    read('m2').flush(message({ reason: 'HARO sign-in mail, secrets masked', queryIds: [], counts: { index: null, parsed: 0 } }));
    await settled();
    expect(told()[1]).toBe('No queries in it: HARO sign-in mail, secrets masked.');
  });

  it('sends an mbox whole and tells what became of its e-mails', async () => {
    uploads.add([file('Digests.MBOX', 'From - Thu Nov 24 18:22:48 2016')]);
    const request = post('/api/v1/intake/archives');
    expect(request.request.headers.get('Content-Type')).toBe('application/mbox');
    request.flush({ received: 12, known: 1, refused: [{ index: 4, reason: 'The e-mail is larger than 30 MB.' }], refusedCount: 1 });
    await settled();
    expect(told()).toEqual(['12 e-mails are being read, 1 was here already, 1 was refused: The e-mail is larger than 30 MB.']);
    expect(uploads.busy()).toBe(false);
    http.verify();
  });

  it('refuses what is no e-mail before sending it', () => {
    uploads.add([file('letter.msg'), file('photo.png'), file('empty.eml', '')]);
    expect(uploads.list().map(({ state }) => state)).toEqual(['refused', 'refused', 'refused']);
    expect(told()[0]).toContain('Save the e-mail as .eml');
    http.verify();
  });

  it('sends two at a time and goes on when one is refused', async () => {
    uploads.add([file('1.eml'), file('2.eml'), file('3.eml')]);
    const [first, second, ...more] = http.match(({ method }) => method === 'POST');
    expect(more).toEqual([]);
    const body = { type: '', title: 'Too large', status: 413, detail: 'The message is larger than 30 MB.', code: 'too-large', traceId: '' };
    first?.flush(body, { status: 413, statusText: 'Too large' });
    await settled();
    expect(told()).toEqual(['The message is larger than 30 MB.', 'Sending 0 %', 'Sending 0 %']);
    expect(second?.cancelled).toBe(false);
    post();
  });
});
