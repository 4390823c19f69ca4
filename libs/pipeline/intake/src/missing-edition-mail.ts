import { Inject, Injectable } from '@nestjs/common';
import type { EditionAlert } from '@sourcedesk/contracts/editions';
import { TenantDb, type Tx, systemCtx } from '@sourcedesk/data';
import { civilAt } from '@sourcedesk/domain/deadlines';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, UserId } from '@sourcedesk/domain/ids';
import { serviceNames } from '@sourcedesk/domain/services';
import { CONFIG, type ApiConfig } from '@sourcedesk/platform/config';
import { type SystemMail, SystemMailer } from '@sourcedesk/platform/mail';
import { openAlerts } from './editions.queries';

interface Reader {
  email: string;
  zone: string;
}

/** Writes to managers about editions that have not come. */
@Injectable()
export class MissingEditionMail {
  constructor(
    private readonly db: TenantDb,
    private readonly mailer: SystemMailer,
    @Inject(CONFIG) private readonly config: Pick<ApiConfig, 'PUBLIC_URL'>,
  ) {}

  /**
   * Sends one mail about those of the alerts that are still open; none when all have ended, the person has left, or this installation sends no mail: then
   * the app alone shows them.
   * @throws DomainError unavailable when the mail server did not take it
   */
  async tell(agencyId: AgencyId, userId: UserId, alertIds: readonly string[]): Promise<void> {
    if (!this.mailer.ready) return;
    const mail = await this.db.run({ ...systemCtx(agencyId), readOnly: true }, async (tx) => {
      const alerts = (await openAlerts(tx)).filter(({ id }) => alertIds.includes(id));
      const reader = await readerOf(tx, userId);
      return reader && alerts.length > 0 ? missingMail(reader, alerts, `${this.config.PUBLIC_URL}/app/digests`) : undefined;
    });
    if (!mail) return;
    const { outcome } = await this.mailer.send(mail);
    if (outcome !== 'delivered') throw new DomainError('unavailable', 'The mail server did not take the mail about a missing edition.');
  }
}

async function readerOf(tx: Tx, userId: UserId): Promise<Reader | undefined> {
  const [reader] = await tx.query<Reader>(
    `select p.email, a.time_zone as zone from app.membership m join app.person p on p.id = m.user_id join app.agency a on a.id = m.agency_id
      where m.agency_id = app.agency_id() and m.user_id = $1 and m.removed_at is null and m.role in ('owner', 'manager')`,
    [userId],
  );
  return reader;
}

/** Times are the agency's. */
export function missingMail({ email, zone }: Reader, alerts: readonly EditionAlert[], link: string): SystemMail {
  const titles = alerts.map((alert) => titleOf(alert));
  const [first = ''] = titles;
  const subject = titles.length === 1 ? `${first} has not come` : `${titles.length} editions have not come`;
  const told = alerts.map(
    (alert, at) => `${titles[at]} was due at ${clock(alert.dueAt, zone)} and has not come. ${alert.text}${copyWords(alert, link)}`,
  );
  return { to: email, subject, text: [...told, `The calendar of your services: ${link}`].join('\n\n') };
}

const copyWords = ({ unverifiedId }: EditionAlert, link: string): string =>
  unverifiedId === null ? '' : ` The copy: ${link}/${unverifiedId}`;

const titleOf = ({ service, edition }: EditionAlert): string =>
  `The ${serviceNames[service]} ${edition.name === '' ? 'edition' : `${edition.name.toLowerCase()} edition`} of ${edition.date}`;

function clock(instant: string, zone: string): string {
  const { hour, minute } = civilAt(Date.parse(instant), zone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} (${zone})`;
}
