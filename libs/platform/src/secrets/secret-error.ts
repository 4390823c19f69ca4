/**
 * Why something encrypted could not be read: `malformed` (not our format), `unknown-key` (none of the keys at hand made it),
 * `tampered` (changed, or read from another place than it was written to). Carries no data.
 */
export class SecretError extends Error {
  constructor(readonly code: 'malformed' | 'unknown-key' | 'tampered') {
    super(code);
    this.name = 'SecretError';
  }
}
