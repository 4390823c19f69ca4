import { systemCtx, TenantDb } from '@sourcedesk/data';
import type { INestApplicationContext } from '@nestjs/common';
import { timeZone as ianaZone } from '@sourcedesk/contracts/primitives';
import { DomainError } from '@sourcedesk/domain/errors';
import type { AgencyId, BrandId } from '@sourcedesk/domain/ids';
import { type Role, roles } from '@sourcedesk/domain/roles';
import { FoundingService } from '@sourcedesk/pipeline/accounts';
import { readPassword } from './read-password';
import { withServices } from './services';
import { refuseTaken, theAgency } from './the-agency';

interface NewAgencyOptions {
  name: string;
  ownerName: string;
  ownerEmail: string;
  timeZone: string;
}

interface NewUserOptions {
  name: string;
  email: string;
  role: string;
  agency?: string;
  brand?: string[];
}

/** `sourcedesk agency add`: an agency with its owner. */
export async function addAgency({ name, ownerName, ownerEmail, timeZone }: NewAgencyOptions): Promise<void> {
  if (!ianaZone.safeParse(timeZone).success)
    throw new DomainError('invalid', `There is no time zone "${timeZone}": give an IANA name such as Europe/London.`);
  const password = await readPassword();
  const { agencyId } = await withServices(async (services) => {
    await refuseTaken(services, name);
    return services
      .get(FoundingService, { strict: false })
      .addAgency({ name, timeZone, owner: { name: ownerName, email: ownerEmail.toLowerCase(), password } });
  });
  process.stdout.write(`${agencyId}\n`);
}

/** `sourcedesk user add`: a member of an agency. */
export async function addUser({ name, email, role, agency, brand }: NewUserOptions): Promise<void> {
  if (!isRole(role)) throw new DomainError('invalid', `There is no role "${role}": choose one of ${roles.join(', ')}.`);
  if (role === 'client' && !brand) throw new DomainError('invalid', 'A client belongs to a brand: name it with --brand.');
  const password = await readPassword();
  const userId = await withServices(async (services) => {
    const agencyId = await theAgency(services, agency);
    const brandIds = brand ? await brandsNamed(services, agencyId, brand) : null;
    return services
      .get(FoundingService, { strict: false })
      .addUser(agencyId, { name, email: email.toLowerCase(), password, role, brandIds });
  });
  process.stdout.write(`${userId}\n`);
}

function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

async function brandsNamed(services: INestApplicationContext, agencyId: AgencyId, names: readonly string[]): Promise<BrandId[]> {
  const found = await services
    .get(TenantDb)
    .run(systemCtx(agencyId), (tx) =>
      tx.query<{ id: BrandId; name: string }>(
        'select id, lower(name) as name from app.brand where agency_id = app.agency_id() and lower(name) = any ($1)',
        [names.map((name) => name.toLowerCase())],
      ),
    );
  const missing = names.find((name) => !found.some((brand) => brand.name === name.toLowerCase()));
  if (missing !== undefined) throw new DomainError('not-found', `There is no brand "${missing}" in this agency.`);
  return found.map(({ id }) => id);
}
