import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ImapFaultPlan } from '../../support/imap-faults';

interface Connection {
  readonly near: Socket;
  readonly far: Socket;
  silent: boolean;
}

/** The line between workers and mail server: it is cut anywhere, also in the middle of a message, or falls silent while both ends hold on to it. */
export class FaultyLine {
  /** Connections that failed because of the line. */
  failures = 0;
  calm = false;
  private readonly open = new Set<Connection>();

  private constructor(
    private readonly target: number,
    private readonly plan: ImapFaultPlan,
    private readonly server = createServer(),
    private made = 0,
  ) {
    server.on('connection', (near) => this.carry(near));
  }

  /** `plan`: what goes wrong with the n-th connection, counted in bytes of the server's side. */
  static async to(port: number, plan: ImapFaultPlan): Promise<FaultyLine> {
    const line = new FaultyLine(port, plan);
    await new Promise<void>((listening) => line.server.listen(0, '127.0.0.1', listening));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Every connection fails at once. */
  cut(how: 'cut' | 'hang'): void {
    for (const connection of this.open) this.fail(connection, how);
  }

  async close(): Promise<void> {
    for (const { near, far } of this.open) for (const socket of [near, far]) socket.destroy();
    await new Promise((closed) => this.server.close(closed));
  }

  private carry(near: Socket): void {
    const far = connect(this.target, '127.0.0.1');
    const connection: Connection = { near, far, silent: false };
    this.open.add(connection);
    const fault = this.calm ? null : this.plan(this.made++);
    let budget = fault?.at ?? Infinity;
    near.on('data', (bytes) => connection.silent || far.write(bytes));
    far.on('data', (bytes) => {
      if (connection.silent) return;
      const passed = bytes.subarray(0, budget);
      budget -= passed.length;
      near.write(passed);
      if (budget === 0 && fault) this.fail(connection, fault.kind === 'hang' ? 'hang' : 'cut');
    });
    for (const socket of [near, far]) {
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
    }
    far.on('close', () => connection.silent || near.end());
    near.on('close', () => {
      far.destroy();
      this.open.delete(connection);
    });
  }

  private fail(connection: Connection, how: 'cut' | 'hang'): void {
    if (connection.silent) return;
    this.failures++;
    connection.silent = true;
    if (how === 'cut') connection.near.destroy();
  }
}
