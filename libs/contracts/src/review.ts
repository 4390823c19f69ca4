import { z } from 'zod';
import { instant, requiredText } from './primitives';

/** Approval given by the client outside the product: who said so, how, and when. */
export const approveForClientBody = z.strictObject({ who: requiredText(200), how: requiredText(200), at: instant });
export type ApproveForClientBody = z.infer<typeof approveForClientBody>;
