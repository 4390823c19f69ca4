import { parseEvent } from './event-stream';

describe('event stream', () => {
  it('reads id and data, joining data over lines', () => {
    expect(parseEvent('id: 7\ndata: {"a":\ndata: 1}')).toEqual({ id: '7', data: '{"a":\n1}' });
  });

  it('passes over comments and blocks without data', () => {
    expect(parseEvent(': beat')).toBeNull();
    expect(parseEvent('id: 8')).toBeNull();
    expect(parseEvent('retry: 1000')).toBeNull();
  });

  it('takes at most one space after the colon away', () => {
    expect(parseEvent('data:  x')?.data).toBe(' x');
  });
});
