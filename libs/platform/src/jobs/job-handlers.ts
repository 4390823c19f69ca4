import { type JobName, jobs } from '@sourcedesk/data';
import type { DecoratedMethod } from './decorated-methods';

/**
 * One handler for each job, by name.
 * @throws Error naming every job without a handler and every one with several
 */
export function assignHandlers(found: readonly DecoratedMethod<JobName>[]): ReadonlyMap<JobName, DecoratedMethod<JobName>> {
  const wrong: string[] = [];
  const handlers = new Map<JobName, DecoratedMethod<JobName>>();
  for (const name of Object.keys(jobs) as JobName[]) {
    const [first, ...others] = found.filter(({ metadata }) => metadata === name);
    if (!first) wrong.push(`The job "${name}" has no handler: add a method with @OnJob('${name}') to a provider of a stage module.`);
    else if (others.length > 0)
      wrong.push(
        `The job "${name}" has ${others.length + 1} handlers, it needs one: ${[first, ...others].map(({ where }) => where).join(', ')}.`,
      );
    else handlers.set(name, first);
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return handlers;
}
