/** Local parts that stand for a function, not a person: HARO and others refuse answers from them. */
const roleNames = new Set(
  'admin billing contact editor enquiries feedback hello help hi hr info inquiries mail marketing media news newsletter no-reply noreply office outreach partnerships postmaster pr press publicity sales service support team webmaster welcome'.split(
    ' ',
  ),
);

/** Providers of free mail, where an address says nothing of who works where. */
const freeMail = new Set(
  'aol.com fastmail.com gmail.com gmx.com gmx.de gmx.net googlemail.com hotmail.co.uk hotmail.com icloud.com live.com mac.com mail.com mail.ru me.com msn.com outlook.com pm.me proton.me protonmail.com rocketmail.com web.de yahoo.co.uk yahoo.com yandex.com ymail.com zoho.com'.split(
    ' ',
  ),
);

/** Why query services may refuse pitches from an address: a sentence each. */
export function mailboxWarnings(address: string): string[] {
  const at = address.lastIndexOf('@');
  const [name = ''] = address.slice(0, at).toLowerCase().split(/[+.]/);
  const host = address.slice(at + 1).toLowerCase();
  const warnings: string[] = [];
  if (roleNames.has(name) || roleNames.has(address.slice(0, at).toLowerCase()))
    warnings.push(`${address.slice(0, at)}@ is the address of a function, not of a person: query services refuse such senders.`);
  if (freeMail.has(host)) warnings.push(`${host} is a free mail service: query services want an address at the brand's own domain.`);
  return warnings;
}
