import { z } from 'zod';

/** A UUID on the wire, branded as the kind of thing it names. */
export const id = <T extends string>() => z.uuid().transform((value) => value as T);
/** RFC 3339 in UTC, ending in Z. */
export const instant = z.iso.datetime({ offset: false });
/** A calendar day, YYYY-MM-DD. */
export const day = z.iso.date();
/** Absent text is the empty string, never null. */
export const text = (max: number) => z.string().trim().max(max);
/** Text that must say something. */
export const requiredText = (max: number) => z.string().trim().min(1).max(max);
/** An http(s) URL, or the empty string where there is none. */
export const url = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]);
/** An e-mail address of ASCII characters, folded to lower case. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** IANA name of a time zone. */
export const timeZone = z.string().refine(isTimeZone, 'Give the IANA name of a time zone, such as Europe/London.');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Every list: `cursor` is what the page before answered as nextCursor. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type PageQuery = z.infer<typeof pageQuery>;

/** One page of a list; nextCursor is null on the last. */
export const page = <T extends z.ZodType>(item: T) => z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** The body of every action whose row in the workflow names a reason. */
export const reasonBody = z.strictObject({ reason: requiredText(2000) });
export type ReasonBody = z.infer<typeof reasonBody>;
export const emptyBody = z.strictObject({});
/** Of a route whose address says everything. */
export const emptyQuery = z.strictObject({});

/** Something with a name, where the name is all that is shown. */
export const named = z.strictObject({ id: z.uuid(), name: z.string() });
export type Named = z.infer<typeof named>;

export const idParam = z.strictObject({ id: z.uuid() });
