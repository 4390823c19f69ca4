/** The text of bytes in UTF-8; what is no character becomes U+FFFD. */
export function decodeUtf8(bytes: ArrayLike<number>): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let point = length === 1 ? lead : lead & (0x7f >> length);
    let whole = length === 1 || (lead >= 0xc2 && lead <= 0xf4);
    for (let next = 1; next < length; next++) {
      const byte = bytes[at + next] ?? 0;
      whole &&= byte >> 6 === 2;
      point = (point << 6) | (byte & 0x3f);
    }
    whole &&= point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    text += whole ? String.fromCodePoint(point) : '\uFFFD';
    at += whole ? length : 1;
  }
  return text;
}
