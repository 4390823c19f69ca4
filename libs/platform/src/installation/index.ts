export { checkInstallation, recogniseServer, type KeysAtHand } from './check-installation';
