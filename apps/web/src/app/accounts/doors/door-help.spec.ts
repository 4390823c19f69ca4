import { parseDigest } from '@sourcedesk/domain/digests';
import { services } from '@sourcedesk/domain/services';
import { senderDomains } from './door-help';

describe('how e-mails are led to a door', () => {
  it('names where the mails of every service come from', () => {
    const known = senderDomains.map((domain) => {
      const from = { name: '', address: `digests@${domain}` };
      return parseDigest({ from, subject: 'Hello', date: null, messageId: null, parts: [{ part: 'text', text: 'Hello.' }] }).service;
    });
    expect(services.filter((service) => service !== 'manual' && !known.includes(service))).toEqual([]);
  });
});
