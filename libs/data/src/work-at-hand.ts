/** The verdict of a match as it stands now; `m` is the match. A snooze that has run out is open again: nobody has to wake it. */
export const verdictSql = (m: string) =>
  `case when ${m}.verdict = 'snoozed' and ${m}.snoozed_until <= app.now() then 'open' else ${m}.verdict end`;

/** Whether a query can still be answered; `q` is the query. One without a deadline counts for a week. */
export const answerableSql = (q: string) =>
  `(${q}.deadline_at > app.now() or (${q}.deadline_at is null and ${q}.received_at > app.now() - interval '7 days'))`;

/** The tables of the queue: accepted or not, each match `m` with its query `q`, expert `f`, brand `b`, plan, and pitch `p` where one was begun. */
export const queueFrom = `from app.match m
  join app.query q on q.agency_id = m.agency_id and q.id = m.query_id
  join app.profile f on f.agency_id = m.agency_id and f.id = m.profile_id
  join app.brand b on b.agency_id = m.agency_id and b.id = m.brand_id
  join app.plan on plan.tier = b.plan_tier
  left join app.pitch p on p.agency_id = m.agency_id and p.match_id = m.id
  where m.agency_id = app.agency_id()`;

/** Over `queueFrom`: what somebody may take and write, in time. */
export const availableSql = `m.verdict = 'accepted' and b.status in ('active', 'onboarding')
  and (p.id is null and f.removed_at is null or (p.state = 'drafting' and (p.holder is null or p.lease_until <= app.now())))
  and (q.deadline_at is null or q.deadline_at > app.now() or p.deadline_override > app.now())`;
