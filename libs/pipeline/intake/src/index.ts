export { DoorKeys } from './door-keys';
export { DoorTest } from './door-test';
export { credentialsPlace } from './imap-accounts';
export { IntakeModule } from './intake.module';
export { queryPage } from './intake.queries';
export { IntakeService, largestMail } from './intake.service';
export { ParseService } from './parse.service';
export { readMail, readMails } from './read-mail';
export { parseFile, readMessage, type ParsedFile } from './read-message';
