import type { Attention } from '@sourcedesk/contracts/reporting';
import { byUrgency } from './by-urgency';

const now = Date.parse('2026-11-23T12:00:00Z');
const thing = (summary: string, at: string | null): Attention => ({
  pitchId: null,
  queryId: null,
  state: null,
  summary,
  brand: '',
  deadline: at === null ? null : { at, zone: null, raw: '', certainty: 'exact' },
  what: '',
  action: 'review',
  href: '/app/review',
});

it('puts what can still be met first, the most urgent at the top, and what has no hour last', () => {
  const order = byUrgency(
    [
      thing('one mail could not be read', null),
      thing('in two days', '2026-11-25T12:00:00Z'),
      thing('a silent mailbox', null),
      thing('closed an hour ago', '2026-11-23T11:00:00Z'),
      thing('in an hour', '2026-11-23T13:00:00Z'),
    ],
    now,
  ).map(({ summary }) => summary);
  expect(order).toEqual(['in an hour', 'in two days', 'closed an hour ago', 'one mail could not be read', 'a silent mailbox']);
});
