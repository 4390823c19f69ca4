import type { INestApplicationContext } from '@nestjs/common';
import { TenantDb, systemCtx } from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId } from '@sourcedesk/domain/ids';

type Services = Pick<INestApplicationContext, 'get'>;

/** The agency a command means: by name or id, or the only one. @throws DomainError not-found, invalid with a list when there are several */
export async function theAgency(services: Services, wanted: string | undefined): Promise<AgencyId> {
  const [first, ...others] = await agencies(services, wanted);
  if (!first)
    throw new DomainError('not-found', wanted ? `There is no agency "${wanted}".` : 'There is no agency yet: add one with "agency add".');
  if (others.length > 0) throw new DomainError('invalid', await choice(services, [first, ...others], wanted));
  return first;
}

/** Two agencies of one name would be told apart by their ids alone. @throws DomainError already-exists */
export async function refuseTaken(services: Services, name: string): Promise<void> {
  const [taken] = await agencies(services, name);
  if (taken) throw new DomainError('already-exists', `There is an agency "${name}" already: choose another name.`);
}

async function agencies(services: Services, wanted: string | undefined): Promise<AgencyId[]> {
  const rows = await services
    .get(TenantDb)
    .system('job-pickup', (tx) => tx.query<{ id: AgencyId }>('select find_agencies as id from app.find_agencies($1)', [wanted ?? null]));
  return rows.map(({ id }) => id);
}

/** What to choose from: an agency a line, by its id and name. */
async function choice(services: Services, found: readonly AgencyId[], wanted: string | undefined): Promise<string> {
  const lines = [
    wanted
      ? `There are several agencies "${wanted}": give the id with --agency.`
      : 'There are several agencies: say which one with --agency.',
  ];
  for (const id of found) {
    const [row] = await services
      .get(TenantDb)
      .run(systemCtx(id), (tx) => tx.query<{ name: string }>('select name from app.agency where id = app.agency_id()'));
    lines.push(`  ${id}  ${row?.name ?? ''}`);
  }
  return lines.join('\n');
}
