/** The verdict of a match as it stands now; `m` is the match. A snooze that has run out is open again: nobody has to wake it. */
export const verdictSql = (m: string) =>
  `case when ${m}.verdict = 'snoozed' and ${m}.snoozed_until <= app.now() then 'open' else ${m}.verdict end`;

/** Whether a query can still be answered; `q` is the query. One without a deadline counts for a week. The time is asked for once a statement. */
export const answerableSql = (q: string) =>
  `(${q}.deadline_at > (select app.now()) or (${q}.deadline_at is null and ${q}.received_at > (select app.now()) - interval '7 days'))`;
