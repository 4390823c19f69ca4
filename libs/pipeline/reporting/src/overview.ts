import type { Attention, Overview } from '@sourcedesk/contracts/reporting';
import type { Tx } from '@sourcedesk/data';
import { missingWords } from '@sourcedesk/domain/editions';
import { serviceNames } from '@sourcedesk/domain/services';
import { rate } from '@sourcedesk/domain/statistics';
import { type AtRisk, type Counts, atRisk, overviewCounts } from './overview.queries';

/** The morning view: is anything going to be missed, and what needs somebody. */
export async function overview(tx: Tx): Promise<Overview> {
  const counts = await overviewCounts(tx);
  const risks = await atRisk(tx);
  const attention = [...risks.map((risk) => attentionOf(risk, new Date(counts.now))), ...systemAttention(counts)];
  const { due, inReview, sent, published, editions } = counts;
  const brands = counts.brands.map((brand) => ({ ...brand, winRate: rate(brand.published, brand.sent) }));
  return { sentence: sentenceOf(risks, counts), due, inReview, sent, published, attention, brands, editions, generatedAt: counts.now };
}

function attentionOf(risk: AtRisk, now: Date): Attention {
  const { pitchId, queryId, summary, brand, deadline } = risk;
  const common = { pitchId, queryId, state: risk.state as Attention['state'], summary, brand, deadline };
  const waiting = ago(risk.since, now);
  switch (risk.state) {
    case 'in_review':
      return {
        ...common,
        what: `in review for ${waiting}${risk.opened ? '' : ', nobody has opened it'}`,
        action: 'review',
        href: `/app/pitches/${pitchId}/review`,
      };
    case 'client_review':
      return {
        ...common,
        what: `waiting for the client's approval for ${waiting}`,
        action: 'approveForClient',
        href: `/app/pitches/${pitchId}/review`,
      };
    case 'approved':
      return { ...common, what: 'approved, not scheduled', action: 'schedule', href: `/app/pitches/${pitchId}/review` };
    case 'uncertain':
      return {
        ...common,
        what: risk.problem || 'nobody knows whether it arrived',
        action: 'resolve',
        href: '/app/sent?tab=attention',
      };
    case 'failed':
      return { ...common, what: risk.problem || 'could not be sent', action: 'retry', href: '/app/sent?tab=attention' };
    case null:
      return { ...common, what: 'accepted, nobody has begun', action: 'take', href: '/app/queue' };
    default:
      return { ...common, what: writing(risk), action: 'take', href: pitchId ? `/app/pitches/${pitchId}/draft` : '/app/queue' };
  }
}

function writing({ holder, state }: AtRisk): string {
  if (holder) return `${holder} is writing`;
  return state === 'returned' ? 'returned, nobody is writing' : 'begun, nobody is writing';
}

function systemAttention({ quarantined, missing, mailboxes, held }: Counts): Attention[] {
  const common = { pitchId: null, queryId: null, state: null, deadline: null };
  const found: Attention[] = mailboxes.map(({ brandId, brand, message }) => ({
    ...common,
    summary: 'Mailbox cannot send',
    brand,
    what: message,
    action: 'mailbox',
    href: `/app/brands/${brandId}`,
  }));
  if (held)
    found.unshift({
      ...common,
      summary: 'All sending is held',
      brand: '',
      what: 'The database was restored: look at what may already have been sent, then release it.',
      action: 'resolve',
      href: '/app/sent?tab=attention',
    });
  for (const { service, name, cause, holiday, unverifiedId } of missing) {
    const edition = name === '' ? 'edition' : `${name.toLowerCase()} edition`;
    const summary = `The ${serviceNames[service]} ${edition} has not come`;
    const href = unverifiedId === null ? '/app/digests' : `/app/digests/${unverifiedId}`;
    found.push({ ...common, summary, brand: '', what: missingWords(cause, holiday), action: 'edition', href });
  }
  if (quarantined > 0) {
    const summary = quarantined === 1 ? '1 message could not be read' : `${quarantined} messages could not be read`;
    found.push({ ...common, summary, brand: '', what: 'in quarantine', action: 'quarantine', href: '/app/digests?status=quarantined' });
  }
  return found;
}

/** How long something has lasted: "26 min", "3 h", "2 days". */
function ago(since: string, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - Date.parse(since)) / 60_000));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} days`;
}

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'];
const count = (number: number, one: string, many: string) => `${small[number] ?? number} ${number === 1 ? one : many}`;

function sentenceOf(risks: readonly AtRisk[], { due, inReview, held, now }: Counts): string {
  if (held) return 'All sending is held since the database was restored.';
  const hour = risks.filter(
    ({ state, deadline }) =>
      state !== 'uncertain' && state !== 'failed' && deadline?.at && Date.parse(deadline.at) - Date.parse(now) < 3_600_000,
  ).length;
  const wrong = risks.filter(({ state }) => state === 'uncertain' || state === 'failed').length;
  const parts: string[] = [];
  if (hour > 0) parts.push(`${count(hour, 'pitch is', 'pitches are')} due within the hour`);
  else if (due.untaken > 0)
    parts.push(`${count(due.untaken, 'query', 'queries')} due within a day ${due.untaken === 1 ? 'has' : 'have'} no writer`);
  if (wrong > 0) parts.push(`${count(wrong, 'message needs', 'messages need')} a decision`);
  if (parts.length === 0 && inReview.count > 0) parts.push(`${count(inReview.count, 'pitch waits', 'pitches wait')} for review`);
  if (parts.length === 0) return 'Nothing will be missed today.';
  return `${parts.map((part, index) => (index === 0 ? part : part.toLowerCase())).join(', and ')}.`;
}
