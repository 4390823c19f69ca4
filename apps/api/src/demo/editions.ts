import { type QueryToRender, renderHaro, renderSos, trapPlaces } from '@sourcedesk/domain/digests/rendering';
import type { MatchId, MessageId, ProfileId, QueryId } from '@sourcedesk/domain/ids';
import { knownTrapWords } from '@sourcedesk/domain/traps';
import { after, minute, type Slot } from './calendar';
import type { Chance } from './chance';
import { type Elsewhere, journalists, outlets, sponsors, type DemoOutlet, type Topic } from './content';
import type { Cast, Stage } from './stage';
import { queryBody, type Turn } from './write-query';

export type DigestService = 'haro' | 'sos';

/** A query of the story before it is sent out. */
export interface PlannedQuery {
  readonly rendered: QueryToRender;
  /** Absent for a query nobody at the agency can answer. */
  readonly asked?: { readonly topic: Topic; readonly turn: Turn };
  /** Chooses among ways to say things. */
  readonly flavour: number;
  readonly outlet: DemoOutlet;
}

export interface PlannedEdition {
  readonly service: DigestService;
  readonly slot: Slot;
  readonly receivedAt: Date;
  readonly queries: readonly PlannedQuery[];
}

/** How a raw edition gets to the desk, and the address that it is sent to. */
export interface WayIn {
  readonly subscriber: string;
  bring(raw: Buffer, service: DigestService): Promise<MessageId>;
}

/** A query that was taken in. */
export interface TakenQuery extends PlannedQuery {
  readonly id: QueryId;
  readonly receivedAt: Date;
  readonly matches: ReadonlyMap<ProfileId, MatchId>;
}

const subject = {
  'Business and Finance': ['money', 'work'],
  'Health and Pharma': ['health'],
  'Lifestyle and Entertainment': ['beauty'],
  Technology: ['technology'],
  Travel: ['travel'],
  General: ['home'],
} as Readonly<Record<string, readonly string[]>>;

export interface QueryWishes {
  readonly deadline: Date;
  readonly noAi?: boolean;
  readonly trap?: boolean;
  /** A sentence at the end of the body. */
  readonly postscript?: string;
}

/** Puts a topic into a journalist's mouth. */
export function askTopic(chance: Chance, service: DigestService, topic: Topic, turn: Turn, wishes: QueryWishes): PlannedQuery {
  const fields = subject[topic.category] ?? [];
  const outlet = chance.pick(outlets.filter(({ about }) => about.some((field) => fields.includes(field))));
  const body = queryBody(topic, turn, { paragraphs: service === 'sos', ask: chance.between(0, 2) });
  return { ...written(chance, service, topic.summaries[turn], topic.category, body, outlet, wishes), asked: { topic, turn } };
}

/** A query for somebody else. */
export function askElsewhere(chance: Chance, service: DigestService, { category, summary, body }: Elsewhere, deadline: Date): PlannedQuery {
  return written(chance, service, summary, category, body, chance.pick(outlets), { deadline });
}

function written(
  chance: Chance,
  service: DigestService,
  summary: string,
  category: string,
  text: string,
  outlet: DemoOutlet,
  wishes: QueryWishes,
): PlannedQuery {
  const name = chance.pick(journalists);
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-');
  const body = wishes.postscript ? `${text} ${wishes.postscript}` : text;
  const haro = service === 'haro';
  const rendered: QueryToRender = {
    summary,
    category,
    journalist: { name, profileUrl: haro ? `https://www.helpareporter.com/journalist/${slug}` : `https://muckrack.example/${slug}` },
    outlet: { name: outlet.name, url: `https://${outlet.domain}` },
    email: haro ? `reply+${chance.uuid()}@helpareporter.com` : `${slug.replaceAll('-', '.')}@${outlet.domain}`,
    deadline: wishes.deadline.toISOString(),
    noAi: wishes.noAi ?? chance.next() < 0.12,
    body,
    trap: haro && (wishes.trap ?? chance.next() < 0.7) ? trapIn(chance, body) : null,
  };
  return { rendered, flavour: chance.between(0, 999), outlet };
}

function trapIn(chance: Chance, body: string): QueryToRender['trap'] {
  const at = chance.pick(trapPlaces(body));
  const encoding = chance.pick(['hex', 'base64', 'zero-width'] as const);
  return { encoding, word: chance.pick(knownTrapWords), times: chance.pick([2, 3] as const), at, padded: chance.next() < 0.5 };
}

/** The same query in a later edition, with more time and its trap drawn anew, as services repeat them. */
export function askedAgain(chance: Chance, query: PlannedQuery, deadline: Date): PlannedQuery {
  const { rendered } = query;
  return { ...query, rendered: { ...rendered, deadline: deadline.toISOString(), trap: trapIn(chance, rendered.body) } };
}

/** Sends an edition and has it come in by a way that mails come: it is kept, read and matched. */
export async function takeIn(
  stage: Stage,
  cast: Pick<Cast, 'agencyId'>,
  way: WayIn,
  edition: PlannedEdition,
  sponsor: number,
): Promise<TakenQuery[]> {
  const { service, slot, receivedAt, queries } = edition;
  const grouped = [...Map.groupBy(queries, ({ rendered }) => rendered.category).values()].flat();
  const render = service === 'haro' ? renderHaro : renderSos;
  const digest = {
    name: slot.name,
    sentAt: slot.sentAt.toISOString(),
    subscriber: way.subscriber,
    sponsor: sponsors[sponsor % sponsors.length],
  };
  const { raw } = render({ ...digest, queries: grouped.map(({ rendered }) => rendered) });
  const id = await stage.clock.at(receivedAt, () => way.bring(Buffer.from(raw), service));
  return found(stage, cast, id, grouped, receivedAt);
}

/** What the product made of an edition: the ids of its queries, in their order, and their matches. */
async function found(
  { db, clock }: Stage,
  { agencyId }: Pick<Cast, 'agencyId'>,
  id: MessageId,
  queries: readonly PlannedQuery[],
  receivedAt: Date,
): Promise<TakenQuery[]> {
  const rows = await clock.at(receivedAt, () =>
    db.run({ actor: { kind: 'system', agencyId }, readOnly: true }, (tx) =>
      tx.query<{ id: QueryId; matches: Record<string, MatchId> }>(
        `select q.id, (select coalesce(json_object_agg(m.profile_id, m.id), '{}') from app.match m where m.agency_id = app.agency_id() and m.query_id = q.id) as matches
           from app.inbound_message i cross join lateral unnest(i.query_ids) with ordinality as q (id, place)
          where i.agency_id = app.agency_id() and i.id = $1 order by q.place`,
        [id],
      ),
    ),
  );
  if (rows.length !== queries.length)
    throw new Error(`An edition of ${queries.length} queries was read as ${rows.length}: the demo cannot be told with it.`);
  return queries.map((query, at) => {
    const row = rows[at] as (typeof rows)[number];
    return { ...query, id: row.id, receivedAt, matches: new Map(Object.entries(row.matches) as [ProfileId, MatchId][]) };
  });
}

/** When an edition is taken in: some minutes after it came. */
export const takenAt = ({ sentAt }: Slot, present: Date): Date =>
  new Date(Math.min(after(sentAt, 4 * minute).getTime(), present.getTime()));
