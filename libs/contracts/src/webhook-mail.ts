import { z } from 'zod';

/** An e-mail in JSON, in base64 under one of the names that providers use; what else they send is left aside. */
export const webhookMail = z
  .object({ raw: z.base64().optional(), email: z.base64().optional() })
  .refine(({ raw, email }) => raw !== undefined || email !== undefined)
  .transform(({ raw, email }) => Buffer.from(raw ?? email ?? '', 'base64'));
