import { Injectable } from '@nestjs/common';
import { type JobName, jobs } from '@sourcedesk/data';
import { OnJob } from '@sourcedesk/platform/jobs';

/** The jobs of the stages beside the one whose names begin so: nothing of them happens here. */
export function idleHandlers(stage: string): new () => object {
  class Idle {}
  const prototype = Idle.prototype as Record<string, unknown>;
  for (const name of (Object.keys(jobs) as JobName[]).filter((job) => !job.startsWith(stage))) {
    prototype[name] = async () => undefined;
    OnJob(name)(Idle.prototype, name, Object.getOwnPropertyDescriptor(prototype, name) as never);
  }
  Injectable()(Idle);
  return Idle;
}
