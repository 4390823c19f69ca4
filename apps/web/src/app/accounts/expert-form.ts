import { validate } from '@angular/forms/signals';
import type { SchemaPathTree } from '@angular/forms/signals';
import type { Profile, ProfilePatch } from '@sourcedesk/contracts/accounts';
import { alertLimit, parseAlert } from '@sourcedesk/domain/matching';
import { lengthRule, nameRule, urlRule, wholeUrl } from './rules';

/** What a person writes about an expert. */
export type ExpertFields = Omit<Profile, 'id' | 'brandId' | 'removedAt'>;

/** The fields of an expert; empty ones for one that is to be added. */
export function fieldsOf(profile?: Profile): ExpertFields {
  const { name = '', title = '', credentials = '', bio = '', siteUrl = '', headshotUrl = '', topics = [], alert = '' } = profile ?? {};
  const { outlets = [], terms = [] } = profile?.vetoes ?? {};
  return { name, title, credentials, bio, siteUrl, headshotUrl, topics, alert, vetoes: { outlets, terms } };
}

/** The same as the server asks for. */
export function expertRules(path: SchemaPathTree<ExpertFields>): void {
  nameRule(path.name, 'Give the expert’s name, as it is signed.');
  lengthRule(path.title, 200);
  lengthRule(path.credentials, 500);
  lengthRule(path.bio, 4000);
  urlRule(path.siteUrl);
  urlRule(path.headshotUrl);
  validate(path.alert, ({ value }) => {
    const parsed = parseAlert(value());
    return parsed.ok ? undefined : { kind: 'alert', message: parsed.message };
  });
  validate(path.topics, ({ value }) => tooMany(value()));
  validate(path.vetoes.outlets, ({ value }) => tooMany(value()));
  validate(path.vetoes.terms, ({ value }) => tooMany(value()));
}

/** Changes as they are sent: an address that was typed without https:// gets it. */
export function sendable<T extends ProfilePatch>(changes: T): T {
  const { siteUrl, headshotUrl, alert } = changes;
  return {
    ...changes,
    ...(siteUrl !== undefined && { siteUrl: wholeUrl(siteUrl) }),
    ...(headshotUrl !== undefined && { headshotUrl: wholeUrl(headshotUrl) }),
    ...(alert !== undefined && { alert: alert.trim().slice(0, alertLimit) }),
  };
}

function tooMany(words: readonly string[]) {
  if (words.length > 100) return { kind: 'many', message: 'Keep it to 100.' };
  return words.some((word) => word.length > 200) ? { kind: 'long', message: 'Keep each under 200 characters.' } : undefined;
}
