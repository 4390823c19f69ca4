import { text } from 'node:stream/consumers';
import type { DeliveryReason } from './delivery';
import { HandOver } from './hand-over';

const bytes = Buffer.from(`${'head '.repeat(40)}\r\nthe very end\r\n`);

function handOver(gate: { ask?: () => Promise<boolean>; invited?: boolean; alive?: () => boolean } = {}) {
  const withheld: DeliveryReason[] = [];
  const stream = new HandOver(bytes, {
    ask: gate.ask ?? (async () => true),
    invited: () => gate.invited ?? true,
    alive: gate.alive ?? (() => true),
    withheld: (reason) => withheld.push(reason),
    released: () => undefined,
    releaseMs: 5_000,
  });
  const seen: string[] = [];
  stream.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
  return { stream, withheld, seen };
}

const closed = (stream: HandOver) => new Promise((resolve) => stream.once('close', resolve));

describe('the hand-over', () => {
  it('gives every byte once the mark stands', async () => {
    const { stream, withheld } = handOver();
    expect(await text(stream)).toBe(bytes.toString());
    expect({ released: stream.isReleased, withheld }).toEqual({ released: true, withheld: [] });
  });

  it('shows the head before it asks, never the end', async () => {
    const atAsking: string[] = [];
    const made = handOver({ ask: async () => atAsking.push(made.seen.join('')) < 0 });
    await closed(made.stream);
    expect(atAsking).toEqual([bytes.subarray(0, -64).toString()]);
    expect(made.seen.join('')).not.toContain('the very end');
    expect(made.withheld).toEqual(['stopped']);
  });

  it('keeps the end back when the connection died while the mark was set', async () => {
    const { stream, withheld, seen } = handOver({ alive: () => false });
    await closed(stream);
    expect({ withheld, released: stream.isReleased }).toEqual({ withheld: ['lost'], released: false });
    expect(seen.join('')).not.toContain('the very end');
  });

  it('gives nothing and asks nothing when the server did not invite', async () => {
    let asked = 0;
    const { stream, withheld, seen } = handOver({ invited: false, ask: async () => ++asked > 0 });
    await closed(stream);
    expect({ asked, withheld, seen }).toEqual({ asked: 0, withheld: ['protocol'], seen: [] });
  });

  it('cannot be taken back after the release', async () => {
    const { stream, withheld } = handOver();
    await text(stream);
    stream.withhold('lost');
    expect({ withheld, released: stream.isReleased }).toEqual({ withheld: [], released: true });
  });
});
