import 'reflect-metadata';
import { SetMetadata } from '@nestjs/common';
import type { JobName, JobPayload } from '@sourcedesk/data';
import type {
  AgencyId,
  BrandId,
  DoorId,
  MailboxId,
  MessageId,
  OutboxId,
  PitchId,
  PlacementId,
  ProfileId,
  QueryId,
} from '@sourcedesk/domain/ids';

interface IdsByField {
  agencyId: AgencyId;
  brandId: BrandId;
  doorId: DoorId;
  mailboxId: MailboxId;
  messageId: MessageId;
  outboxId: OutboxId;
  pitchId: PitchId;
  placementId: PlacementId;
  profileId: ProfileId;
  queryIds: QueryId[];
}

/** The payload of a job as its handler receives it: checked by its schema, ids of their own kind. */
export type JobInput<N extends JobName> = {
  readonly [F in keyof JobPayload<N>]: F extends keyof IdsByField ? IdsByField[F] : JobPayload<N>[F];
};

/** What a handler may know of the run itself. */
export interface JobRun {
  /** Number of the job in the queue. */
  readonly id: string;
  /** Which try this is, from 1. */
  readonly attempt: number;
  /** After this many tries the job counts as dead. */
  readonly attempts: number;
  /** Aborts when the process is stopping and cannot wait much longer. */
  readonly signal: AbortSignal;
}

export type JobHandler<N extends JobName> = (payload: JobInput<N>, run: JobRun) => Promise<void>;

export const jobMetadata = 'sourcedesk:job';

/**
 * Makes a provider's method the handler of a job. It opens its own units by `db.run(systemCtx(payload.agencyId), ...)` and throws to be
 * tried again later. Every job has exactly one handler, or the worker does not start.
 */
export function OnJob<N extends JobName>(name: N) {
  return <T extends JobHandler<N>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>): void => {
    SetMetadata(jobMetadata, name)(target, key, descriptor);
  };
}
