export { checkInstallation, type KeysAtHand } from './check-installation';
