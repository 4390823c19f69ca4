import type { Requirement } from '@sourcedesk/contracts/intake';

/** What a demand is called beside the journalist's words, in the order they are shown. */
export const requirementNames: Readonly<Record<Requirement['kind'], string>> = {
  credential: 'Who',
  place: 'Where',
  deadline: 'Another deadline',
  'no-ai': 'No AI',
  'no-promotion': 'No promotion',
  length: 'Length',
  subject: 'Subject line',
  include: 'Include',
  headshot: 'Headshot',
  'no-links': 'No links',
  'no-attachments': 'No attachments',
  other: 'Also',
};
const order = Object.keys(requirementNames) as readonly Requirement['kind'][];

/** The demands of one kind, in the journalist's words. */
export interface RequirementGroup {
  readonly kind: Requirement['kind'];
  readonly name: string;
  readonly words: readonly string[];
}

/** Demands by their kinds: who may answer first, then what the answer is like. */
export function requirementGroups(requirements: readonly Pick<Requirement, 'kind' | 'text'>[]): RequirementGroup[] {
  return order.flatMap((kind) => {
    const words = requirements.filter((each) => each.kind === kind).map(({ text }) => text.replace(/\s+/g, ' '));
    return words.length === 0 ? [] : [{ kind, name: requirementNames[kind], words }];
  });
}
