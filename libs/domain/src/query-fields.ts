/** What a person may correct in a query, by the names of the wire. */
export const queryFields = ['summary', 'body', 'category', 'journalist', 'outlet', 'deadline', 'reply', 'noAi'] as const;
export type QueryField = (typeof queryFields)[number];

/** What a better reader may see otherwise: what a person corrects, and what is found in the body. */
export const rereadFields = [...queryFields, 'otherAddresses', 'traps', 'questions', 'requirements'] as const;
export type RereadField = (typeof rereadFields)[number];

/** A way to answer, as far as it says where the answer goes. */
interface Recipient {
  kind: string;
  address: string;
  url: string;
}

const byMail = ({ kind }: Recipient): boolean => kind === 'relay' || kind === 'address';

/** Whether answers go somewhere else: a relay that turns out to be the journalist's own address stays where it is. */
export const isOtherRecipient = (one: Recipient, other: Recipient): boolean =>
  byMail(one) !== byMail(other) || (byMail(one) ? one.address !== other.address : one.url !== other.url);
