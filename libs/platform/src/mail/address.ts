/** RFC 5321 dot-string and a host name with at least one letter-digit label; ASCII alone, no quotes, no literals. */
const plainAddress =
  /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*$/;

/** True for exactly one ASCII e-mail address without name, brackets, quotes or white space, at most 254 characters, at most 64 before the @. */
export function isPlainAddress(text: string): boolean {
  return text.length <= 254 && text.indexOf('@') <= 64 && plainAddress.test(text);
}
