import type { FastifyReply } from 'fastify';
import type { Stream } from './subscribers';
import type { AgencyEvent } from './visibility';

/** How long a page waits before it comes back, in milliseconds. */
const retry = 2000;
/** A reader that lets so many bytes pile up is gone or asleep. */
const mostBuffered = 1_000_000;

export interface OpenStream extends Stream {
  /** Called once, when the connection is over for whatever reason. */
  onEnd(done: () => void): void;
}

/** Turns an answer into a text/event-stream that ends by itself after so many milliseconds. */
export function eventStream(reply: FastifyReply, milliseconds: number): OpenStream {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // nginx would hold events back to fill its buffer.
    'x-accel-buffering': 'no',
  });
  const end = () => void raw.end();
  const timer = setTimeout(end, Math.max(0, milliseconds));
  raw.once('close', () => clearTimeout(timer));
  raw.on('error', () => undefined);
  const write = (text: string) => {
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > mostBuffered) raw.destroy();
    else raw.write(text);
  };
  write(`retry: ${retry}\n\n`);
  return {
    send: (event) => write(`id: ${event.id}\ndata: ${JSON.stringify(wire(event))}\n\n`),
    beat: () => write(': alive\n\n'),
    end,
    onEnd: (done) => void (raw.closed ? done() : raw.once('close', done)),
  };
}

function wire({ agencyId: _, ...event }: AgencyEvent): Omit<AgencyEvent, 'agencyId'> {
  return event;
}
