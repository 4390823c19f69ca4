import { accounts } from './accounts';
import { doors } from './doors';
import { intakeAndMatching } from './intake-and-matching';
import { pitches } from './pitches';
import { placementAndReporting } from './placement-and-reporting';
import type { Row } from './scene';

export * from './scene';

const operations: Readonly<Record<string, Row>> = {
  'GET /api/v1/events': { ask: () => ({}), plain: 'text/event-stream' },
  'GET /health/live': { ask: () => ({}), plain: 'application/json' },
  'GET /health/ready': { ask: () => ({}), plain: 'application/json' },
  'GET /metrics': { ask: () => ({}), plain: 'text/plain' },
};

/** A valid request of every route of the application. A new route needs one here. */
export const rows: Readonly<Record<string, Row>> = {
  ...accounts,
  ...intakeAndMatching,
  ...doors,
  ...pitches,
  ...placementAndReporting,
  ...operations,
};
