import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import type { dkimSign } from 'mailauth';
import { noTxtRecords, type TxtLookup } from '@sourcedesk/platform/dkim';

const selector = 'k1';

/** The services of the story sign what they send, and its DNS knows their one key; nobody else's is asked for. */
export class StorySignatures {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly domains = new Set<string>();
  private readonly record = `v=DKIM1; k=rsa; p=${this.keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;

  /** The DNS that the story asks. */
  readonly lookup: TxtLookup = (name) =>
    [...this.domains].some((domain) => name === `${selector}._domainkey.${domain}`) ? Promise.resolve([[this.record]]) : noTxtRecords(name);

  /** The mail with the signature of a domain on top. */
  async sign(raw: Buffer, domain: string, at: Date): Promise<Buffer> {
    this.domains.add(domain);
    const privateKey = this.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const how = { canonicalization: 'relaxed/relaxed', signTime: at, signingDomain: domain, selector, privateKey };
    const { signatures, errors } = await signerOf()(raw, { ...how, signatureData: [how] });
    if (errors.length > 0) throw new Error(`A mail of ${domain} could not be signed.`);
    return Buffer.concat([Buffer.from(signatures), raw]);
  }
}

/** The path spares the rest of the library, as where signatures are checked. */
function signerOf(): typeof dkimSign {
  return (createRequire(import.meta.url)('mailauth/lib/dkim/sign.js') as { dkimSign: typeof dkimSign }).dkimSign;
}
