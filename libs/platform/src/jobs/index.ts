export { OnJob, type JobHandler, type JobInput, type JobRun } from './on-job';
export { OnTick, type TickPlan } from './on-tick';
export { JobsModule } from './jobs.module';
export { JobRunner, type JobsSettings } from './job-runner';
export { usualTiming, type JobTiming } from './job-timing';
export { Heartbeat } from './heartbeat';
export { Ticker } from './ticker';
export { jobKey, Sweeps } from './sweeps';
export { failureCode, failurePlace } from './failure-code';
