import type { PasteBody } from '@sourcedesk/contracts/intake';

/** A pasted text that begins with headers may be a raw e-mail ("show original" in a mail programme). */
const headersFirst = /^(?:[A-Za-z][A-Za-z-]{1,60}: .{0,990}\r?\n(?:[ \t].{0,990}\r?\n)*){2,}\r?\n/;
/** Of all headers only these never stand above a digest that was copied from the screen, or in one. */
const machineHeader = /^(?:MIME-Version|Content-Type|Message-ID|Received|Return-Path): /im;

/** Makes an e-mail of a pasted digest, so that it takes the same way as every other. A date is not invented. */
export function mailFromPaste({ text, subject, from }: PasteBody): Buffer {
  const headers = headersFirst.exec(text)?.[0];
  if (headers !== undefined && machineHeader.test(headers)) return Buffer.from(text, 'utf8');
  const own = [
    ...(from ? [`From: ${oneLine(from)}`] : []),
    ...(subject ? [`Subject: ${oneLine(subject)}`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return Buffer.from(`${own.join('\r\n')}\r\n\r\n${text}`, 'utf8');
}

function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ').trim();
}
