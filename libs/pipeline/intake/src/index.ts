export { IntakeModule } from './intake.module';
export { queryPage } from './intake.queries';
export { IntakeService, largestMail } from './intake.service';
export { ParseService } from './parse.service';
export { readMail, readMails } from './read-mail';
export { SenderTrust } from './sender-trust';
export { parseFile, readMessage, type ParsedFile } from './read-message';
