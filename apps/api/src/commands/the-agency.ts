import type { INestApplicationContext } from '@nestjs/common';
import { TenantDb } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId } from '@sourcedesk/domain/ids';

/** The agency a command means: by name or id, or the only one. @throws DomainError not-found, invalid when there are several */
export async function theAgency(services: INestApplicationContext, wanted: string | undefined): Promise<AgencyId> {
  const found = await services
    .get(TenantDb)
    .system('job-pickup', (tx) => tx.query<{ id: AgencyId }>('select find_agencies as id from app.find_agencies($1)', [wanted ?? null]));
  const [first, ...others] = found;
  if (!first)
    throw new DomainError('not-found', wanted ? `There is no agency "${wanted}".` : 'There is no agency yet: add one with "agency add".');
  if (others.length > 0)
    throw new DomainError('invalid', 'There are several such agencies: say which one with --agency, by its name or id.');
  return first.id;
}
