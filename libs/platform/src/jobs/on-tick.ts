import { SetMetadata } from '@nestjs/common';

export interface TickPlan {
  /** Unique over all providers; what the slot is kept under. */
  readonly name: string;
  readonly everySeconds: number;
}

export const tickMetadata = 'sourcedesk:tick';

/**
 * Has a provider's method called by the workers once in every slot of so many seconds, however many workers there are. Slots are counted
 * from 1970, so a tick of a day fires after midnight UTC; one missed while no worker ran is made up for once.
 */
export function OnTick(name: string, everySeconds: number) {
  return <T extends () => Promise<void>>(target: object, key: string | symbol, descriptor: TypedPropertyDescriptor<T>): void => {
    SetMetadata(tickMetadata, { name, everySeconds } satisfies TickPlan)(target, key, descriptor);
  };
}
