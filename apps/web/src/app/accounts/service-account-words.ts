import type { Profile } from '@sourcedesk/contracts/accounts';
import type { ServiceAccount, ServiceAccountBody } from '@sourcedesk/contracts/service-accounts';
import { serviceNames, subscribedServices } from '@sourcedesk/domain/services';

/** What a person writes about an account; every field a text or a list, as a form holds it. '' is no expert, no cap. */
export interface ServiceAccountFields {
  service: string;
  address: string;
  profileId: string;
  tier: string;
  confirmed: boolean;
  topics: string[];
  monthlyCap: string;
  note: string;
}

/** The fields of an account; of a new one the brand's only expert and its mailbox, as likely as not. */
export function fieldsOfAccount(
  account: ServiceAccount | null,
  likely: { address: string; profiles: readonly Pick<Profile, 'id'>[] },
): ServiceAccountFields {
  const [only, ...others] = likely.profiles;
  const { service, address, profile, tier = '', confirmed = false, topics = [], monthlyCap, note = '' } = account ?? {};
  return {
    service: service ?? subscribedServices[0],
    address: address ?? likely.address,
    profileId: account ? (profile?.id ?? '') : others.length === 0 ? (only?.id ?? '') : '',
    tier,
    confirmed,
    topics: [...topics],
    monthlyCap: monthlyCap ? String(monthlyCap) : '',
    note,
  };
}

/** The fields as they are sent. */
export const bodyOfAccount = ({ service, profileId, monthlyCap, ...rest }: ServiceAccountFields): ServiceAccountBody => ({
  ...rest,
  address: rest.address.trim().toLowerCase(),
  service: service as ServiceAccountBody['service'],
  profileId: profileId === '' ? null : profileId,
  monthlyCap: monthlyCap.trim() === '' ? null : Number(monthlyCap),
});

/** What is wrong with a cap as typed; '' when nothing is. */
export const wrongCap = (typed: string): string =>
  typed.trim() === '' || (/^\d{1,5}$/.test(typed.trim()) && Number(typed) >= 1 && Number(typed) <= 10_000)
    ? ''
    : 'Give a number from 1 to 10,000, or nothing.';

/** The terms of an account in a line: tier, cap, topics. */
export function termsOf({ tier, monthlyCap, topics }: Pick<ServiceAccount, 'tier' | 'monthlyCap' | 'topics'>): string {
  const cap = monthlyCap === null ? '' : `${monthlyCap} ${monthlyCap === 1 ? 'pitch' : 'pitches'} a month`;
  return [tier, cap, topics.join(', ')].filter((part) => part !== '').join(' · ');
}

/** Services to choose from. */
export const serviceChoices = subscribedServices.map((id) => ({ id, label: serviceNames[id] }));
