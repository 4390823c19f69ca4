import type { Delivery, DeliveryReason, NotHandedOver, RefusalStage, Refused } from './delivery';

/** The parts of nodemailer's errors that are read. */
export interface SmtpError {
  code?: string;
  originalCode?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** The code of a complete reply: three digits that are the same on every line, else null. */
export function replyCode(response: string): number | null {
  const lines = response.trimEnd().split(/\r?\n/);
  const code = /^([2-5]\d\d)(?:[ -]|$)/.exec(lines[0] ?? '')?.[1];
  return code !== undefined && lines.every((line) => line.startsWith(code)) ? Number(code) : null;
}

/** The outcome of a connection or sign-in that failed. Nothing of a message was said yet. */
export function failedOpening(error: SmtpError): Refused | NotHandedOver {
  if (error.code !== 'ETLS') {
    const stage = error.command?.startsWith('AUTH') ? 'auth' : 'connect';
    const refused = refusal(error, stage);
    if (refused) return refused;
  }
  return { outcome: 'not-handed-over', reason: reasonOf(error) };
}

/** The outcome of a message that failed, given whether its last chunk had left. */
export function failedMessage(error: SmtpError, released: boolean): Delivery {
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE') {
    const refused = tooLarge(error) ?? refusal(error, stageOf(error, released));
    if (refused) return refused;
  }
  // any other error is a lost connection, and a reply it carries may be cut off: no answer
  return silence(reasonOf(error), released);
}

/** The outcome of an answer that nodemailer took for a success. */
export function answered(response: string, released: boolean): Delivery {
  const code = replyCode(response);
  if (!released || code === null || code < 200 || code > 299) return silence('protocol', released);
  return { outcome: 'delivered', response: response.trimEnd().split(/\r?\n/).at(-1) ?? response };
}

/** No answer: harmless before the last chunk left, unknowable after. */
export function silence(reason: DeliveryReason, released: boolean): Delivery {
  return released ? { outcome: 'unknown', reason } : { outcome: 'not-handed-over', reason };
}

function refusal({ response }: SmtpError, stage: RefusalStage): Refused | null {
  const code = response === undefined ? null : replyCode(response);
  if (response === undefined || code === null || code < 400) return null;
  const enhanced = /^\d{3}[ -]([45]\.\d{1,3}\.\d{1,3})(?:\s|$)/.exec(response)?.[1] ?? null;
  return { outcome: 'refused', code, enhanced, stage, permanent: code >= 500 && code !== 503 };
}

/** nodemailer does not even begin when the server announced a smaller SIZE. */
function tooLarge({ code, command, response }: SmtpError): Refused | null {
  if (code !== 'EMESSAGE' || command !== 'MAIL FROM' || response !== undefined) return null;
  return { outcome: 'refused', code: 552, enhanced: '5.3.4', stage: 'mail', permanent: true };
}

function stageOf({ code, command }: SmtpError, released: boolean): RefusalStage {
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'rcpt';
  return code === 'EMESSAGE' && released ? 'dot' : 'data';
}

function reasonOf({ code = '', originalCode = '' }: SmtpError): DeliveryReason {
  if (code === 'ETLS' || /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(originalCode)) return 'tls';
  if (code === 'ETIMEDOUT') return 'timeout';
  return code === 'EPROTOCOL' || code === 'EMESSAGE' || code === 'EENVELOPE' || code === 'EAUTH' ? 'protocol' : 'lost';
}
