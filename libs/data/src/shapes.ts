import { can } from '@sourcedesk/domain/permissions';
import type { Who } from './context';

/**
 * The contract shapes that several stages answer, as SQL expressions over a table's alias. One place says how a row of the
 * database looks on the wire; the strict response schemas of the API tests hold it to that.
 */

/** An instant column as RFC 3339 UTC text. */
export const instantSql = (column: string) => `app.instant_text(${column})`;

/** `deadline` of a query. */
export const deadlineSql = (q: string) => `case when ${q}.deadline_raw is null then null else jsonb_build_object(
  'at', ${instantSql(`${q}.deadline_at`)}, 'zone', ${q}.deadline_zone, 'raw', ${q}.deadline_raw, 'certainty', ${q}.deadline_certainty) end`;

/** `outlet` of a query. */
export const outletSql = (q: string) => `jsonb_build_object('name', ${q}.outlet_name, 'url', ${q}.outlet_url)`;

/** `verification` of a query: the reason is that of the message its facts are from, or that somebody set by hand where answers go. */
const verificationSql = (
  q: string,
) => `jsonb_build_object('verified', ${q}.trusted, 'reason', case when 'reply' = any (${q}.corrected) then 'by-hand' else coalesce(
  (select source.trust from app.inbound_message source where source.agency_id = ${q}.agency_id and source.id = ${q}.message_id), 'by-hand') end)`;

/** The whole query shape. */
export const querySql = (q: string) => `jsonb_build_object(
  'id', ${q}.id, 'number', ${q}.number, 'service', ${q}.service,
  'edition', case when ${q}.edition_name is null then null else jsonb_build_object('name', ${q}.edition_name, 'date', ${q}.edition_date) end,
  'summary', ${q}.summary, 'body', ${q}.body, 'category', ${q}.category, 'journalist', jsonb_build_object('name', ${q}.journalist_name),
  'outlet', ${outletSql(q)}, 'deadline', ${deadlineSql(q)},
  'reply', jsonb_build_object('kind', ${q}.reply_kind, 'address', ${q}.reply_address, 'url', ${q}.reply_url),
  'otherAddresses', to_jsonb(${q}.other_addresses), 'flags', jsonb_build_object('noAi', ${q}.no_ai), 'noAiEvidence', ${q}.no_ai_evidence, 'trap', ${q}.traps -> 0, 'traps', ${q}.traps,
  'questions', ${q}.questions, 'requirements', ${q}.requirements, 'verification', ${verificationSql(q)}, 'receivedAt', ${instantSql(`${q}.received_at`)},
  'version', ${q}.version, 'corrected', ${q}.corrected)`;

/** The address a brand's pitches leave from and how its last test went, or null. */
const brandMailboxSql = (b: string) => `(select jsonb_build_object('address', box.address, 'test',
    jsonb_build_object('state', box.test_state, 'at', ${instantSql('box.test_at')}, 'message', box.test_message))
  from app.mailbox box where box.agency_id = ${b}.agency_id and box.brand_id = ${b}.id)`;

/** The whole brand shape; `b` is the brand, its plan is looked up. Its mailbox is told only to who may read mailboxes. */
export const brandSql = (b: string, who: Who) => `jsonb_build_object(
  'id', ${b}.id, 'name', ${b}.name, 'websiteUrl', ${b}.website_url, 'status', ${b}.status,
  'pause', case when ${b}.status = 'paused' then jsonb_build_object('until', ${b}.pause_until, 'reason', ${b}.pause_reason) end,
  'plan', (select jsonb_build_object('tier', plan.tier, 'profileLimit', plan.profile_limit, 'profilesUsed',
      (select count(*)::int from app.profile used where used.agency_id = ${b}.agency_id and used.brand_id = ${b}.id and used.removed_at is null))
    from app.plan where plan.tier = ${b}.plan_tier),
  'needsClientApproval', ${b}.needs_client_approval, 'timeZone', ${b}.time_zone)${
    mayReadMailbox(who) ? ` || jsonb_build_object('mailbox', ${brandMailboxSql(b)})` : ''
  }`;

const mayReadMailbox = (who: Who) => who.kind === 'system' || (who.kind === 'member' && can(who.role, 'mailbox.read'));

/** The whole profile shape. */
export const profileSql = (p: string) => `jsonb_build_object(
  'id', ${p}.id, 'brandId', ${p}.brand_id, 'name', ${p}.name, 'title', ${p}.title, 'credentials', ${p}.credentials, 'bio', ${p}.bio,
  'siteUrl', ${p}.site_url, 'headshotUrl', ${p}.headshot_url, 'topics', to_jsonb(${p}.topics), 'alert', ${p}.alert,
  'vetoes', jsonb_build_object('outlets', to_jsonb(${p}.veto_outlets), 'terms', to_jsonb(${p}.veto_terms)),
  'removedAt', ${instantSql(`${p}.removed_at`)})`;

/** {id, name} of a thing that has a name. */
export const namedSql = (alias: string) => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** {id, name} of a colleague, or null. */
export const personSql = (column: string) => `(select ${namedSql('who')} from app.person who where who.id = ${column})`;

/** Whether a message tells what became of its pitch: of what is out the one that was delivered, of what is not the latest that was not given up. */
export const tellingSql = (p: string, o: string) => `case when ${p}.state in ('sent', 'declined', 'published') then ${o}.state = 'delivered'
    when ${p}.state in ('scheduled', 'sending', 'uncertain', 'failed') then ${o}.state <> 'cancelled' else true end`;

/** What became of the pitch's message; `p` is the pitch. */
export const deliverySql = (p: string) => `(select jsonb_build_object('attempts', o.attempts,
    'nextAttemptAt', case when o.state = 'waiting' then ${instantSql('o.due_at')} end, 'deliveredAt', ${instantSql('o.delivered_at')},
    'messageId', o.message_id, 'problem', o.problem, 'smtp', o.smtp, 'possiblySent', o.possibly_sent or ${p}.may_have_arrived)
  from app.outbox_message o where o.agency_id = ${p}.agency_id and o.pitch_id = ${p}.id and ${tellingSql(p, 'o')}
  order by o.created_at desc, o.id desc limit 1)`;

/** PitchFacts of domain/workflow; needs the pitch, its query, expert, brand and agency by alias. */
export const pitchFactsSql = (p: string, q: string, f: string, b: string, a: string) => `jsonb_build_object(
  'state', ${p}.state, 'holder', ${p}.holder, 'leaseUntil', ${instantSql(`${p}.lease_until`)}, 'leaseTouchedAt', ${instantSql(`${p}.lease_touched_at`)},
  'submittedBy', ${p}.submitted_by, 'opened', ${p}.opened_at is not null, 'writers', to_jsonb(${p}.writers), 'brandStatus', ${b}.status,
  'needsClientApproval', ${b}.needs_client_approval, 'expertRemoved', ${f}.removed_at is not null, 'replyKind', ${q}.reply_kind, 'publishedFrom', ${p}.published_from, 'mayHaveArrived', ${p}.may_have_arrived,
  'soloWork', ${a}.solo_work, 'vaMaySubmitElsewhere', ${a}.va_may_submit_elsewhere)`;
