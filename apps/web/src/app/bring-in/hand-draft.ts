import type { Proposal, ProposedField, Query, QueryInput, QueryPatchInput } from '@sourcedesk/contracts/intake';
import type { Service } from '@sourcedesk/domain/services';
import type { FieldError } from '@sourcedesk/domain/errors';
import { type DeadlineChoice, choiceOf, deadlineOf } from './deadline-choice';

/** The ways a query may be answered. */
export type ReplyKind = QueryInput['reply']['kind'];

/** A query while somebody types it. */
export interface HandDraft {
  readonly service: Service;
  readonly summary: string;
  readonly body: string;
  readonly category: string;
  readonly journalist: string;
  readonly outlet: string;
  readonly outletUrl: string;
  readonly deadline: DeadlineChoice;
  readonly replyKind: ReplyKind;
  readonly replyAddress: string;
  readonly replyUrl: string;
  readonly noAi: boolean;
}

export type HandField = ProposedField | 'service' | 'noAi';
/** By field, what is wrong with it. */
export type HandErrors = Partial<Record<HandField, string>>;

/** A query nothing is known of. */
export const emptyDraft = (zone: string): HandDraft => ({
  service: 'manual',
  summary: '',
  body: '',
  category: '',
  journalist: '',
  outlet: '',
  outletUrl: '',
  deadline: choiceOf(null, zone),
  replyKind: 'address',
  replyAddress: '',
  replyUrl: '',
  noAi: false,
});

/** A proposal as the fields show it. */
export function draftOf(proposal: Proposal, zone: string): HandDraft {
  const { reply } = proposal;
  return {
    ...emptyDraft(zone),
    service: proposal.service,
    summary: proposal.summary.value,
    body: proposal.body.value,
    category: proposal.category.value,
    journalist: proposal.journalist.value,
    outlet: proposal.outlet.value,
    outletUrl: proposal.outletUrl.value,
    deadline: choiceOf(proposal.deadline.value, zone),
    replyKind: reply.value?.kind ?? 'address',
    replyAddress: reply.value?.address ?? '',
    replyUrl: reply.value?.url ?? '',
    noAi: proposal.noAi.value,
  };
}

/** A query that is on the desk as the fields show it. */
export function draftOfQuery(query: Query, zone: string): HandDraft {
  const { summary, body, category, journalist, outlet, deadline, reply, flags, noAiEvidence } = query;
  return {
    service: query.service,
    summary,
    body,
    category,
    journalist: journalist.name,
    outlet: outlet.name,
    outletUrl: outlet.url,
    deadline: choiceOf(deadline, zone),
    replyKind: reply.kind,
    replyAddress: reply.address,
    replyUrl: reply.url,
    noAi: noAiEvidence.includes('flag') || (flags.noAi && noAiEvidence.length === 0),
  };
}

/** Which of the fields somebody changed, by the names they are sent by. */
function changedFields(before: HandDraft, draft: HandDraft): Set<keyof QueryPatchInput> {
  const of: Record<keyof QueryPatchInput, readonly (keyof HandDraft)[]> = {
    summary: ['summary'],
    body: ['body'],
    category: ['category'],
    journalist: ['journalist'],
    outlet: ['outlet', 'outletUrl'],
    deadline: ['deadline'],
    reply: ['replyKind', 'replyAddress', 'replyUrl'],
    noAi: ['noAi'],
  };
  const differs = (field: keyof HandDraft) => JSON.stringify(before[field]) !== JSON.stringify(draft[field]);
  return new Set((Object.keys(of) as (keyof QueryPatchInput)[]).filter((name) => of[name].some(differs)));
}

/** What is sent of a query that is corrected: what was changed and nothing else, so that what is still missing elsewhere keeps nobody from it. */
export function changesOf(before: HandDraft, draft: HandDraft): { patch: QueryPatchInput } | { errors: HandErrors } {
  const changed = changedFields(before, draft);
  const errors = errorsOf(draft);
  const own = Object.entries(errors).filter(([field]) => changed.has((field === 'outletUrl' ? 'outlet' : field) as keyof QueryPatchInput));
  if (own.length > 0) return { errors: Object.fromEntries(own) };
  const { service: _, ...whole } = wholeInput(draft);
  const { journalist, outlet } = draft;
  const given: QueryPatchInput = { ...whole, journalist: { name: journalist }, outlet: { name: outlet, url: wholeUrl(draft.outletUrl) } };
  return { patch: Object.fromEntries(Object.entries(given).filter(([name]) => changed.has(name as keyof QueryPatchInput))) };
}

/** What somebody changed, over what the query has become meanwhile. */
export function carriedOver(before: HandDraft, draft: HandDraft, now: HandDraft): HandDraft {
  const mine = Object.entries(draft).filter(([field, value]) => JSON.stringify(before[field as keyof HandDraft]) !== JSON.stringify(value));
  return { ...now, ...Object.fromEntries(mine) };
}

export const isByMail = (kind: ReplyKind): boolean => kind === 'relay' || kind === 'address';

/** What people mean by "garden-weekly.example": the same with https:// before it. */
const wholeUrl = (text: string): string => {
  const typed = text.trim();
  return typed === '' || /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
};

/** What is sent; what is wrong already here is named by field, and then nothing is sent. */
export function inputOf(draft: HandDraft): { input: QueryInput } | { errors: HandErrors } {
  const errors = errorsOf(draft);
  return Object.keys(errors).length > 0 ? { errors } : { input: wholeInput(draft) };
}

function errorsOf(draft: HandDraft): HandErrors {
  const errors: HandErrors = {};
  const deadline = deadlineOf(draft.deadline);
  if (draft.summary.trim() === '') errors.summary = 'Say in a line what is asked.';
  if (draft.body.trim() === '') errors.body = 'Give the words of the journalist.';
  if (deadline !== null && 'error' in deadline) errors.deadline = deadline.error;
  const byMail = isByMail(draft.replyKind);
  if (byMail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.replyAddress.trim())) errors.reply = 'Give the e-mail address that answers go to.';
  if (!byMail && draft.replyUrl.trim() === '') errors.reply = 'Give the address of the page that answers go in at.';
  return errors;
}

function wholeInput(draft: HandDraft): QueryInput {
  const deadline = deadlineOf(draft.deadline);
  const byMail = isByMail(draft.replyKind);
  return {
    service: draft.service,
    summary: draft.summary,
    body: draft.body,
    category: draft.category,
    journalist: { name: draft.journalist },
    outlet: { name: draft.outlet, url: wholeUrl(draft.outletUrl) },
    deadline: deadline !== null && 'error' in deadline ? null : deadline,
    reply: { kind: draft.replyKind, address: byMail ? draft.replyAddress.trim() : '', url: byMail ? '' : wholeUrl(draft.replyUrl) },
    noAi: draft.noAi,
  };
}

const fieldAt: readonly (readonly [RegExp, HandField])[] = [
  [/^\/summary/, 'summary'],
  [/^\/body/, 'body'],
  [/^\/category/, 'category'],
  [/^\/journalist/, 'journalist'],
  [/^\/outlet\/url/, 'outletUrl'],
  [/^\/outlet/, 'outlet'],
  [/^\/deadline/, 'deadline'],
  [/^\/reply/, 'reply'],
  [/^\/service/, 'service'],
];

/** A refusal of the server by field; what names none is left out. */
export function errorsAt(errors: readonly Pick<FieldError, 'pointer' | 'message'>[]): HandErrors {
  const found: HandErrors = {};
  for (const { pointer, message } of errors) {
    const field = fieldAt.find(([pattern]) => pattern.test(pointer))?.[1];
    if (field !== undefined) found[field] ??= message;
  }
  return found;
}
