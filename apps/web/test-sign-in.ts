import { ReadableStream, TextDecoderStream } from 'node:stream/web';
import type { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Action } from '@sourcedesk/domain/permissions';
import { Session } from './src/app/session/session';

/** Signs Mara Okafor in with these permissions, by the answers a server would give. */
export async function signInAs(server: HttpTestingController, ...permissions: Action[]): Promise<void> {
  // The stream of events comes by fetch, which the test environment does not have; here nothing ever comes by it.
  Object.assign(globalThis, { TextDecoderStream, fetch: async () => ({ ok: true, status: 200, body: new ReadableStream() }) });
  localStorage.clear();
  const user = { id: 'u1', name: 'Mara Okafor', email: 'mara@northlight.test' };
  const done = TestBed.inject(Session).signIn(user.email, 'secret');
  server.expectOne('/api/v1/auth/login').flush({ accessToken: 'token', expiresInSeconds: 600, user, memberships: [] });
  await new Promise((turn) => setTimeout(turn));
  server.expectOne('/api/v1/me').flush({ user, agency: { id: 'a1' }, permissions });
  await done;
}
