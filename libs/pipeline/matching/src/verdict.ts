/** The verdict of a match as it stands now; `m` is the match. A snooze that has run out is open again: nobody has to wake it. */
export const verdictSql = (m: string) =>
  `case when ${m}.verdict = 'snoozed' and ${m}.snoozed_until <= app.now() then 'open' else ${m}.verdict end`;
