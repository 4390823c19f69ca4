import type { Profile } from '@sourcedesk/contracts/accounts';

/** What an expert lacks, in words; pitches in the name meet it sooner or later. */
export function wantsOf({ alert, topics, siteUrl, bio }: Pick<Profile, 'alert' | 'topics' | 'siteUrl' | 'bio'>): readonly string[] {
  const wants: string[] = [];
  if (alert.trim() === '' && topics.length === 0) wants.push('No alert and no topics: no query is found.');
  if (siteUrl === '') wants.push('No site: drafts in this name cannot be submitted.');
  if (bio.trim() === '') wants.push('No bio: most journalists ask for one.');
  return wants;
}
