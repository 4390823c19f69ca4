import type { Trust } from '../trust';
import { isWithin } from './addresses';
import { formats, ofSender, unknownLayouts } from './registry';

/** A DKIM signature of a mail, and what came of checking it. */
export interface CheckedSignature {
  domain: string;
  selector: string;
  /** The key's record as DNS gave it; '' where it was not needed or not there. */
  key: string;
  /** `unknown`: DNS gave no answer this time. */
  result: 'pass' | 'fail' | 'no-key' | 'unknown';
  /** Names of the signed headers, in lower case. */
  headers: readonly string[];
  /** Whether it covers the text to its end. */
  wholeBody: boolean;
}

/** What is known of who sent a mail. */
export interface CheckedSender {
  /** The address of its one From; null where there is none, or several. */
  from: string | null;
  /** Whether a header that must stand alone stands there twice, so that readers may differ about which holds. */
  ambiguous: boolean;
  signatures: readonly CheckedSignature[];
}

/** A verdict on a copy that came by itself, and the signature it rests on. */
export interface SenderVerdict {
  trust: Trust;
  signature: CheckedSignature | null;
}

/** Without these in the signature anybody can put others in their place. */
const needed = ['from', 'subject', 'date'];
/** Of several signatures that do not suffice the one that says most. */
const tellingOrder = ['pending', 'incomplete', 'altered', 'no-key', 'stranger'] as const satisfies readonly Trust[];

/**
 * Whether a copy that came by itself can be trusted: signed by the service of its sender, with a domain pinned in the service's file, or by the mail server
 * of a person of the desk whose address it is from. The signature must belong to the domain of the sender (alignment) and cover sender, subject, date and the
 * whole text.
 * @param isOfDesk whether the address, in lower case, is that of an editor, manager or owner
 */
export function judgeSender(mail: CheckedSender, isOfDesk: (address: string) => boolean): SenderVerdict {
  const from = mail.from?.toLowerCase() ?? '';
  if (mail.signatures.length === 0) return { trust: 'unsigned', signature: null };
  if (from === '' || mail.ambiguous) return { trust: 'incomplete', signature: null };
  const pins = ofSender([...formats, ...unknownLayouts], from).flatMap(({ dkimDomains }) => dkimDomains);
  const verdicts = mail.signatures.map((signature): SenderVerdict => {
    if (isWithin(from, pins) && isWithin(signature.domain, pins)) return { trust: strengthOf(signature, 'signed'), signature };
    if (isWithin(from, [signature.domain]) && isOfDesk(from)) return { trust: strengthOf(signature, 'forwarded'), signature };
    return { trust: 'stranger', signature };
  });
  const trusted = verdicts.find(({ trust }) => trust === 'signed' || trust === 'forwarded');
  const telling = tellingOrder.map((trust) => verdicts.find((each) => each.trust === trust)).find((verdict) => verdict !== undefined);
  return trusted ?? telling ?? { trust: 'unsigned', signature: null };
}

function strengthOf({ result, headers, wholeBody }: CheckedSignature, proven: 'signed' | 'forwarded'): Trust {
  if (result === 'unknown') return 'pending';
  if (result !== 'pass') return result === 'fail' ? 'altered' : 'no-key';
  return wholeBody && needed.every((name) => headers.includes(name)) ? proven : 'incomplete';
}
