/** Why a copy of a query is trusted, or why not, and what each says to people. */
const words = {
  desk: 'An editor, manager or owner brought it in.',
  signed: 'The service itself signed it (DKIM).',
  forwarded: 'An editor, manager or owner forwarded it, and their mail server signed it (DKIM).',
  pending: 'Its signature is being checked.',
  unsigned: 'It came by itself and carries no signature (DKIM): anybody may have written it.',
  stranger: 'It is signed, but neither by a service it could come from nor by an editor, manager or owner.',
  incomplete: 'Its signature leaves out sender, subject, date or part of the text, so that these may be anybody’s.',
  altered: 'Its signature does not fit: it was changed on the way, or it is forged.',
  'no-key': 'There is no such key as its signature names.',
  unverifiable: 'Whether its signature holds could not be found out: the key could not be looked up in time.',
  unvouched: 'Nobody at the desk vouches for it, and no signature of it was checked.',
} as const satisfies Record<string, string>;

/** What became of the question whether a copy can be trusted; definite but for `pending`. */
export type Trust = keyof typeof words;
export const trusts = Object.keys(words) as [Trust, ...Trust[]];

/** Where a query's facts come from: a copy, or somebody's hand. */
export type QueryTrust = Trust | 'by-hand';
export const queryTrusts: [QueryTrust, ...QueryTrust[]] = [...trusts, 'by-hand'];

const vouched: readonly QueryTrust[] = ['desk', 'signed', 'forwarded', 'by-hand'];

/** Whether a copy may change what is known already, and its addresses may be answered. */
export const isTrusted = (trust: QueryTrust): boolean => vouched.includes(trust);

/** The reason in a sentence. */
export const trustWords = (trust: QueryTrust): string => (trust === 'by-hand' ? 'Somebody at the desk typed it.' : words[trust]);
