import { founding } from './founding';
import { home } from './home';
import { investing } from './investing';
import { lifestyle } from './lifestyle';
import { payroll } from './payroll';
import { people } from './people';
import { planning } from './planning';
import { skin } from './skin';
import { sleep } from './sleep';
import { tax } from './tax';
import { technology } from './technology';
import type { Topic } from './topic';
import { travel } from './travel';

export { brands, experts, type BrandKey, type DemoBrand, type DemoExpert } from './brands';
export { elsewhere } from './elsewhere';
export { journalists, outlets, sponsors, type DemoOutlet } from './press';
export type { Elsewhere, ExpertKey, Topic } from './topic';
export * from './words';

/** Everything the experts of the demo are asked, each topic twice. */
export const topics: readonly Topic[] = [
  ...planning,
  ...investing,
  ...tax,
  ...payroll,
  ...founding,
  ...people,
  ...technology,
  ...sleep,
  ...skin,
  ...lifestyle,
  ...travel,
  ...home,
];
