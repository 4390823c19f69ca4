import { createRequire } from 'node:module';
import type { DKIMVerifyResult, dkimVerify } from 'mailauth';
import type { CheckedSender, CheckedSignature } from '@sourcedesk/domain/digests';
import type { TxtLookup } from './txt-lookup';

/** Larger mails are no digests (150 kB): hashing 30 MB would hold the process up for 2 s. */
const largestChecked = 5 * 1024 * 1024;
/** A mail's keys are looked up within this time and number, whoever names them. */
const wholeMilliseconds = 6000;
const mostLookups = 10;
/** Headers that readers take one of: were there two, the signed one might not be the one that is read. */
const singular = ['from', 'subject', 'date', 'message-id', 'mime-version', 'content-type', 'content-transfer-encoding', 'reply-to'];

/**
 * Checks the DKIM signatures of a raw e-mail. Never throws for what is in it; a lookup that failed for now leaves its signature `unknown`.
 * @returns null for a mail too large to be checked
 */
export async function checkSignatures(raw: Buffer, lookup: TxtLookup, now: Date): Promise<CheckedSender | null> {
  if (raw.length > largestChecked) return null;
  if (!hasSignature(raw)) return { from: null, ambiguous: false, signatures: [] };
  return checkedSender(await verifierOf()(raw, { strict: true, resolver: bounded(lookup), curTime: now }));
}

const signatureHeader = Buffer.from('dkim-signature:');

/** Most pastes and many tests have none: nothing is loaded for them. */
function hasSignature(raw: Buffer): boolean {
  const end = raw.indexOf('\n\r\n');
  const bare = raw.indexOf('\n\n');
  const ends = [end, bare].filter((at) => at >= 0);
  const head = raw
    .subarray(0, ends.length > 0 ? Math.min(...ends) : raw.length)
    .toString('latin1')
    .toLowerCase();
  return head.startsWith(signatureHeader.toString()) || head.includes(`\n${signatureHeader.toString()}`);
}

/** Loaded with the first signature: it takes 0.3 s and 30 MB, which most processes never need. The path spares the rest of the library. */
function verifierOf(): typeof dkimVerify {
  return (createRequire(import.meta.url)('mailauth/lib/dkim/verify.js') as { dkimVerify: typeof dkimVerify }).dkimVerify;
}

/** The lookup as the library calls it, within the bounds of one mail. */
function bounded(lookup: TxtLookup): (name: string, type: string) => Promise<string[][]> {
  const limit = AbortSignal.timeout(wholeMilliseconds);
  const tooLate = new Promise<never>((_, reject) => limit.addEventListener('abort', () => reject(timedOut()), { once: true }));
  tooLate.catch(() => undefined);
  let asked = 0;
  return (name, type) => {
    if (type !== 'TXT' || limit.aborted || (asked += 1) > mostLookups) return Promise.reject(timedOut());
    return Promise.race([lookup(name), tooLate]);
  };
}

const timedOut = () => Object.assign(new Error('No answer in time.'), { code: 'ETIMEOUT' });

function checkedSender({ headerFrom, fromFields, headers, results }: DKIMVerifyResult): CheckedSender {
  const names = headers?.parsed.map(({ key }) => key) ?? [];
  const from = fromFields === 1 && headerFrom.length === 1 ? headerFrom[0] : undefined;
  return {
    from: from ?? null,
    ambiguous: singular.some((name) => names.indexOf(name) !== names.lastIndexOf(name)),
    signatures: results.filter(({ status }) => status.result !== 'none').map(checkedSignature),
  };
}

function checkedSignature(result: DKIMVerifyResult['results'][number]): CheckedSignature {
  const { signingDomain = '', selector = '', rr, status, signingHeaders, canonBodyLengthLimited } = result;
  return {
    domain: signingDomain.toLowerCase(),
    selector,
    key: rr ?? '',
    result: resultOf(status),
    headers: (signingHeaders?.keys ?? '').split(':').map((name) => name.trim().toLowerCase()),
    wholeBody: !canonBodyLengthLimited,
  };
}

/** `no-key` is also a key that cannot be used: too short, for another purpose, or published for testing only. */
function resultOf({ result, comment, testing }: DKIMVerifyResult['results'][number]['status']): CheckedSignature['result'] {
  if (result === 'pass') return testing ? 'no-key' : 'pass';
  if (result === 'temperror') return 'unknown';
  return result === 'policy' || /key/.test(String(comment ?? '')) ? 'no-key' : 'fail';
}
