export { IntakeModule } from './intake.module';
export { IntakeService, largestMail } from './intake.service';
export { ParseService } from './parse.service';
export { readMail } from './read-mail';
