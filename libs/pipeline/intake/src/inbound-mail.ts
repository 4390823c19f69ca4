import { readFile } from 'node:fs/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { doorCtx, TenantDb } from '@sourcedesk/data';
import { DomainError, type ErrorCode } from '@sourcedesk/domain/errors';
import { CLOCK, type Clock } from '@sourcedesk/platform/clock';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { openSmtpReceiver, type SmtpReceiver, SmtpRefusal } from '@sourcedesk/platform/mail';
import { DoorKeys } from './door-keys';
import { IntakeService, largestMail } from './intake.service';

type InboundConfig = Pick<ApiConfig, 'INBOUND_DOMAIN' | 'INBOUND_SMTP_PORT' | 'INBOUND_SMTP_HOST' | 'INBOUND_TLS_CERT' | 'INBOUND_TLS_KEY'>;

/** Refusals that will not pass by waiting; everything else is put off, so that no e-mail is lost. */
const forGood: Partial<Record<ErrorCode, number>> = { 'not-found': 550, invalid: 554, 'too-large': 552 };

/** Receives the e-mails that are sent to the addresses of doors. */
@Injectable()
export class InboundMail {
  private readonly logger = new Logger(InboundMail.name);

  constructor(
    private readonly db: TenantDb,
    private readonly intake: IntakeService,
    private readonly keys: DoorKeys,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: InboundConfig,
  ) {}

  /** Begins to receive; null where no port is set. @throws DomainError unavailable with the cure when it cannot */
  async open(): Promise<SmtpReceiver | null> {
    const { INBOUND_DOMAIN: name, INBOUND_SMTP_PORT: port, INBOUND_SMTP_HOST: host } = this.config;
    if (port === undefined || name === undefined) return null;
    const tls = await this.tls();
    const options = { host, port, name, size: largestMail, clock: this.clock, ...(tls && { tls }) };
    try {
      return await openSmtpReceiver(this, options);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new DomainError(
        'unavailable',
        `E-mails cannot be received at port ${port} of ${host} (${code ?? message}). Set INBOUND_SMTP_PORT to a free port that this user may open, and INBOUND_SMTP_HOST to an address of this machine.`,
      );
    }
  }

  /** @throws SmtpRefusal 550 when no open door has this address */
  async recipient(address: string): Promise<void> {
    await orRefused(() => this.db.run({ ...doorCtx(this.hashOf(address)), readOnly: true }, () => Promise.resolve()));
  }

  /** Resolves when the e-mail is kept in the agency of every recipient. */
  async message(raw: Buffer, recipients: readonly string[]): Promise<void> {
    await orRefused(() =>
      this.intake.receiveAt(
        recipients.map((address) => this.hashOf(address)),
        raw,
        'address',
      ),
    );
  }

  /** The reason alone: an e-mail's content never reaches a log. */
  failed(error: unknown): void {
    this.logger.error(`An e-mail was put off: ${(error as NodeJS.ErrnoException).code ?? (error as Error).name}`);
  }

  /** @throws SmtpRefusal 550 for another domain than ours: nothing is relayed */
  private hashOf(address: string): Buffer {
    const [local = '', domain = '', ...rest] = address.toLowerCase().split('@');
    if (domain !== this.config.INBOUND_DOMAIN || rest.length > 0) throw new SmtpRefusal(550, 'There is no such address');
    return this.keys.hash('address', local);
  }

  private async tls(): Promise<{ cert: Buffer; key: Buffer } | undefined> {
    const { INBOUND_TLS_CERT, INBOUND_TLS_KEY } = this.config;
    if (INBOUND_TLS_CERT === undefined || INBOUND_TLS_KEY === undefined) return undefined;
    return { cert: await readOrSay('INBOUND_TLS_CERT', INBOUND_TLS_CERT), key: await readOrSay('INBOUND_TLS_KEY', INBOUND_TLS_KEY) };
  }
}

async function readOrSay(name: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new DomainError('unavailable', `The file of ${name} cannot be read (${code}): set it to a PEM file that this user may read.`);
  }
}

async function orRefused(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = error instanceof DomainError ? forGood[error.code] : undefined;
    if (code === undefined) throw error;
    throw new SmtpRefusal(code, code === 550 ? 'There is no such address' : (error as Error).message);
  }
}
