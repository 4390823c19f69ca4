import type { DeliveryTimeouts } from '@sourcedesk/platform/mail';

/** The rhythm of sending. */
export interface SendingTiming {
  /** How long a picked-up message belongs to its worker, in seconds; longer than all parts of a delivery together. */
  readonly leaseSeconds: number;
  /** Seconds to wait after the first, second ... failure; the last one repeats. */
  readonly waits: readonly number[];
  /** How long each part of a delivery may take; the transport's own unless told. */
  readonly timeouts?: Partial<DeliveryTimeouts>;
}

/** Injection token of the SendingTiming; nobody provides one but tests of failure, which cannot wait for minutes. */
export const SENDING_TIMING = Symbol('SENDING_TIMING');

/** A delivery takes 8 minutes at most; greylisting servers usually accept after five. */
export const usualSendingTiming: SendingTiming = { leaseSeconds: 12 * 60, waits: [60, 300, 600, 1200, 2400, 3600] };
