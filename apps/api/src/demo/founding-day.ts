import type { AgencyId, BrandId, ProfileId, UserId } from '@sourcedesk/domain/ids';
import type { Role } from '@sourcedesk/domain/roles';
import { inLanes } from './story-clock';
import type { DemoBrand, DemoExpert } from './content';
import { siteOf } from './pitch-life';
import { type Cast, lanes, type Player, type Stage, signIn } from './stage';

/** A person to be. `brands`: the keys of those the person is limited to. */
export interface PlannedPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly brands?: readonly string[];
}

/** An agency to be. */
export interface PlannedAgency<P extends string, B extends string> {
  readonly name: string;
  readonly timeZone: string;
  readonly foundedAt: Date;
  readonly people: Readonly<Record<P, PlannedPerson>> & { readonly owner: PlannedPerson };
  readonly brands: readonly (Omit<DemoBrand, 'key'> & { readonly key: B })[];
  readonly experts: readonly (Omit<DemoExpert, 'key' | 'brand'> & { readonly key: string; readonly brand: B })[];
}

/** Founds an agency: owner, brands with experts and mailboxes, then its people, all signed in; `signOut` ends their sign-ins. */
export async function found<P extends string, B extends string>(
  stage: Stage,
  plan: PlannedAgency<P, B>,
  passwordOf: (email: string) => string,
): Promise<{ cast: Cast<P | 'owner'>; signOut: () => Promise<void> }> {
  const { clock, founding } = stage;
  const { owner } = plan.people;
  const { agencyId, userId } = await clock.at(plan.foundedAt, () =>
    founding.addAgency({ name: plan.name, timeZone: plan.timeZone, owner: { ...owner, password: passwordOf(owner.email) } }),
  );
  const first = await signIn(stage, agencyId, userId);
  const { brands, profiles } = await addBrands(stage, plan, first.player);
  const others = (Object.entries(plan.people) as [P, PlannedPerson][]).filter(([, person]) => person !== owner);
  const signedIn = await inLanes(lanes, others, async ([key, person]) => {
    const added = await addPerson(stage, agencyId, person, passwordOf(person.email), brands, plan.foundedAt);
    return { key, ...(await signIn(stage, agencyId, added)) };
  });
  const people = Object.fromEntries([['owner', first.player], ...signedIn.map(({ key, player }) => [key, player])]);
  const cast: Cast<P | 'owner'> = { agencyId, people: people as Record<P | 'owner', Player>, brands, profiles };
  const signOut = () => inLanes(1, [first, ...signedIn], (each) => each.signOut()).then(() => undefined);
  return { cast, signOut };
}

async function addBrands<P extends string, B extends string>(stage: Stage, plan: PlannedAgency<P, B>, owner: Player) {
  const brands = new Map<string, BrandId>();
  const profiles = new Map<string, ProfileId>();
  for (const brand of plan.brands) {
    const { name, domain, plan: tier, timeZone, needsClientApproval = false, sender } = brand;
    await stage.clock.at(plan.foundedAt, async () => {
      const { id } = await stage.brands.add(owner.ctx, {
        name,
        websiteUrl: `https://${domain}`,
        plan: tier,
        status: 'active',
        needsClientApproval,
        timeZone,
      });
      brands.set(brand.key, id as BrandId);
      const address = `${sender}@${domain}`;
      const server = {
        host: `mail.${domain}`,
        port: 587,
        security: 'starttls',
        username: address,
        password: `app-password of ${sender}`,
      } as const;
      await stage.mailboxes.put(owner.ctx, id as BrandId, { address, ...server });
      for (const expert of plan.experts.filter((each) => each.brand === brand.key))
        profiles.set(expert.key, await addExpert(stage, owner, id as BrandId, brand, expert));
      await register(stage, owner, id as BrandId, brand, address);
    });
    await stage.clock.at(plan.foundedAt, () => stage.mailboxes.test(owner.ctx, brands.get(brand.key) as BrandId));
  }
  return { brands, profiles };
}

/** Every brand answers on HARO and Source of Sources; those of the larger plans wait for Qwoted to take them. */
async function register(
  { serviceAccounts }: Stage,
  owner: Player,
  brandId: BrandId,
  { plan }: Pick<DemoBrand, 'plan'>,
  address: string,
): Promise<void> {
  const account = { address, profileId: null, tier: '', confirmed: true, topics: [], monthlyCap: null, note: '' };
  await serviceAccounts.add(owner.ctx, brandId, { ...account, service: 'haro', tier: 'Free' });
  await serviceAccounts.add(owner.ctx, brandId, { ...account, service: 'sos' });
  if (plan === 'free' || plan === 'standard') return;
  const waiting = { tier: 'Pro', monthlyCap: 15, confirmed: false, note: 'Applied for; Qwoted looks at the site first.' };
  await serviceAccounts.add(owner.ctx, brandId, { ...account, ...waiting, service: 'qwoted' });
}

async function addExpert(
  { profiles }: Stage,
  owner: Player,
  brandId: BrandId,
  brand: Pick<DemoBrand, 'domain'>,
  expert: Omit<DemoExpert, 'key' | 'brand'>,
): Promise<ProfileId> {
  const { name, title, credentials, bio, topics, alert, vetoes } = expert;
  const siteUrl = siteOf({ brand, expert });
  const body = { name, title, credentials, bio, siteUrl, headshotUrl: `${siteUrl}.jpg`, topics: [...topics], alert };
  const unwanted = { outlets: [...(vetoes?.outlets ?? [])], terms: [...(vetoes?.terms ?? [])] };
  return (await profiles.add(owner.ctx, brandId, { ...body, vetoes: unwanted })).id as ProfileId;
}

function addPerson(
  { clock, founding }: Stage,
  agencyId: AgencyId,
  { name, email, role, brands: limits }: PlannedPerson,
  password: string,
  brands: ReadonlyMap<string, BrandId>,
  at: Date,
): Promise<UserId> {
  const brandIds = limits?.map((key) => brands.get(key)).filter((id) => id !== undefined) ?? null;
  return clock.at(at, () => founding.addUser(agencyId, { name, email, password, role, brandIds }));
}
