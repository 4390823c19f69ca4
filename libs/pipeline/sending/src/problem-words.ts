import type { Delivery, DeliveryReason } from '@sourcedesk/platform/mail';

/** Why a message did not arrive, for the person who must decide what to do. */
const reasons: Record<DeliveryReason, string> = {
  host: 'The mailbox has no valid mail server, or its password cannot be read. Correct it under Brands.',
  port: 'The mail server of the mailbox is on a port that is not used for mail. Correct it under Brands.',
  address: 'The mail server of the mailbox is at an address that must not be reached.',
  dns: 'The name of the mail server could not be found.',
  connect: 'The mail server did not answer.',
  tls: 'The connection to the mail server could not be made secure.',
  timeout: 'The mail server fell silent.',
  lost: 'The connection to the mail server was lost.',
  protocol: 'The mail server gave an answer that is none.',
  stopped: 'It was stopped before it left.',
  'mark-failed': 'The database did not confirm in time that it may leave.',
  'too-late': 'The connection was too slow to hand the message over safely.',
};

const stages = {
  connect: 'The mail server turned us away',
  auth: 'The mail server did not accept the sign-in. Check user name and password of the mailbox',
  mail: 'The mail server did not accept the sender',
  rcpt: 'The mail server did not accept the recipient',
  data: 'The mail server did not want the message',
  dot: 'The mail server read the message and refused it',
} as const;

/** What happened, in a sentence; '' for a delivery. */
export function problemWords(delivery: Delivery): string {
  if (delivery.outcome === 'delivered') return '';
  if (delivery.outcome === 'refused') return `${stages[delivery.stage]}.`;
  if (delivery.outcome === 'unknown')
    return `${reasons[delivery.reason]} The message had been handed over: nobody knows whether it arrived.`;
  return reasons[delivery.reason];
}

/** The server's codes, such as "550 5.1.1"; '' when it gave none. */
export function smtpCode(delivery: Delivery): string {
  return delivery.outcome === 'refused' ? [delivery.code, delivery.enhanced].filter((part) => part !== null).join(' ') : '';
}
