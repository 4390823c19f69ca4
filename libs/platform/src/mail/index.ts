export { isPlainAddress } from './address';
export { composeMessage, type MessageParts } from './compose-message';
export {
  MAIL_TRANSPORT,
  type Delivery,
  type DeliveryReason,
  type DeliveryRequest,
  type DeliveryTimeouts,
  type MailAccount,
  type MailTransport,
  type NotHandedOver,
  type RefusalStage,
  type Refused,
} from './delivery';
export { assertDeliverable } from './frozen-bytes';
export { HeaderError } from './header-text';
export { catcherFolder, MailModule, OUTBOX_CATCHER } from './mail.module';
export { OutboxCatcher, type CaughtMail } from './outbox-catcher';
export { openSmtpReceiver, type SmtpDesk, type SmtpReceiver, type SmtpReceiverOptions, SmtpRefusal, smtpLimits } from './smtp-receiver';
export { SmtpTransport, type SmtpTransportOptions } from './smtp-transport';
export { accountOfUrl, SystemMailer, type SystemMail } from './system-mailer';
