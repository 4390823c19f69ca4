const lineLength = 76;
const hexOf = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);

/**
 * Text as quoted-printable (RFC 2045) of its UTF-8: CRLF and LF are line breaks, every other control character is kept encoded, lines have at most 76
 * characters, the last one ends in CRLF. A dot or "From " that begins a line is encoded, because careless relays change them.
 */
export function quotedPrintable(text: string): string {
  if (text === '') return '';
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${encodeLine(line)}\r\n`).join('');
}

function encodeLine(line: string): string {
  const bytes = Buffer.from(line);
  let out = '';
  let column = 0;
  bytes.forEach((byte, at) => {
    const last = at === bytes.length - 1;
    const code = encodeByte(byte, bytes, at, column === 0, last);
    // the `=` of a soft break needs a column of its own, except after the last character
    if (column + code.length > lineLength - (last ? 0 : 1)) {
      out += '=\r\n';
      column = 0;
      const first = encodeByte(byte, bytes, at, true, last);
      out += first;
      column = first.length;
    } else {
      out += code;
      column += code.length;
    }
  });
  return out;
}

function encodeByte(byte: number, bytes: Buffer, at: number, startsLine: boolean, endsLine: boolean): string {
  const code = hexOf[byte] ?? '';
  const blank = byte === 0x20 || byte === 0x09;
  if (blank) return endsLine ? code : String.fromCharCode(byte);
  if (byte < 0x21 || byte > 0x7e || byte === 0x3d) return code;
  if (startsLine && (byte === 0x2e || bytes.toString('latin1', at, at + 5) === 'From ')) return code;
  return String.fromCharCode(byte);
}
