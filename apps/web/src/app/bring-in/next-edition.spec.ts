import { nextEdition } from './next-edition';

const next = (services: ('haro' | 'sos' | 'manual' | null)[], now: string) => {
  const found = nextEdition(
    services.map((service) => ({ service })),
    Date.parse(now),
  );
  return found && [found.service, new Date(found.at).toISOString()];
};

describe('the next edition', () => {
  it('is the next hour of a service that has sent something', () => {
    expect(next(['haro', 'haro'], '2026-11-23T12:00:00Z')).toEqual(['haro', '2026-11-23T17:07:00.000Z']);
    expect(next(['haro', 'sos'], '2026-11-23T17:08:00Z')).toEqual(['sos', '2026-11-23T18:30:00.000Z']);
  });

  it('waits for the end of a holiday', () => {
    expect(next(['haro'], '2026-11-25T23:00:00Z')).toEqual(['haro', '2026-11-27T10:07:00.000Z']);
  });

  it('is unknown where nothing came, or from hands only', () => {
    expect(next([], '2026-11-23T12:00:00Z')).toBeNull();
    expect(next(['manual', null], '2026-11-23T12:00:00Z')).toBeNull();
  });
});
