export { checkCanary, makeCanary, type CanaryKey } from './canary';
export { hashToken, keyedHash, newToken } from './hashes';
export { rawMailVault, type AgencyMailKey, type RawMailVault } from './raw-mail';
export { opener, sealer, type Opener, type SealedPlace, type Sealer } from './seal';
export { SecretError } from './secret-error';
export { keyId, newPair, publicHalf } from './x25519';
export { OPENER, RAW_MAIL_VAULT, SEALER, SecretsModule } from './secrets.module';
