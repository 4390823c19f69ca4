import { connect, type Socket } from 'node:net';

/** A client that speaks SMTP byte for byte, so that it can break its rules. */
export interface SmtpClient {
  /** Sends these bytes and answers the next reply, its lines joined. */
  ask(bytes: string | Buffer): Promise<string>;
  /** Greets, names sender and recipients, and answers the replies' codes. */
  envelope(...recipients: string[]): Promise<string[]>;
  /** Sends bytes and waits for nothing. */
  write(bytes: string | Buffer): void;
  /** The next reply; 'closed' when the server hung up. */
  reply(): Promise<string>;
  destroy(): void;
}

/** Connects to a port of 127.0.0.1; the greeting is the first reply. */
export function smtpClient(port: number): SmtpClient {
  const socket: Socket = connect(port, '127.0.0.1');
  const replies: string[] = [];
  const waiting: ((reply: string) => void)[] = [];
  let text = '';
  let over = false;
  const tell = (reply: string) => {
    const next = waiting.shift();
    if (next) next(reply);
    else replies.push(reply);
  };
  socket.on('error', () => undefined);
  socket.on('close', () => {
    over = true;
    for (const next of waiting.splice(0)) next('closed');
  });
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    for (let whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text); whole; whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text)) {
      text = text.slice(whole[0].length);
      tell(whole[0].trimEnd());
    }
  });
  const reply = () =>
    new Promise<string>((settle) => {
      const known = replies.shift();
      if (known !== undefined) settle(known);
      else if (over) settle('closed');
      else waiting.push(settle);
    });
  const write = (bytes: string | Buffer) => void socket.write(bytes);
  const ask = (bytes: string | Buffer) => (write(bytes), reply());
  return {
    ask,
    write,
    reply,
    envelope: async (...recipients) => {
      const codes = [await reply(), await ask('EHLO client.test\r\n'), await ask('MAIL FROM:<news@helpareporter.test>\r\n')];
      for (const recipient of recipients) codes.push(await ask(`RCPT TO:<${recipient}>\r\n`));
      return codes.map((each) => each.slice(0, 3));
    },
    destroy: () => void socket.destroy(),
  };
}
