import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { DomainError } from '@sourcedesk/domain/errors';

/** The shortest password of a person, as the API asks for. */
const shortest = 12;

/** The first line of standard input; typed at a terminal it is not shown. @throws DomainError invalid when it is too short */
export async function readPassword(): Promise<string> {
  const { stdin } = process;
  if (stdin.isTTY) process.stderr.write('Password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY });
  const password = await new Promise<string>((settle) => lines.once('line', settle).once('close', () => settle('')));
  lines.close();
  if (stdin.isTTY) process.stderr.write('\n');
  if (password.length < shortest)
    throw new DomainError('invalid', `A password has at least ${shortest} characters: give it on standard input.`);
  return password;
}
