const words: Readonly<Record<string, string>> = {
  'intake.parse': 'Reading an e-mail',
  'intake.liken': 'Looking for queries that came before',
  'intake.follow-correction': 'Following the correction of a query',
  'intake.compare': 'Comparing how e-mails read now',
  'intake.apply': 'Applying how e-mails read now',
  'intake.test-door': 'Testing a door',
  'intake.tell-missing': 'Telling that an edition has not come',
  'matching.match': 'Matching new queries',
  'matching.rematch': 'Matching an expert again',
  'sending.deliver': 'Sending a pitch',
  'sending.recover': 'Finding out what became of a pitch',
  'accounts.test-mailbox': 'Testing a mailbox',
  'accounts.end-pause': 'Ending the pause of a brand',
  'drafting.miss': 'Marking a pitch as missed',
  'placement.check': 'Checking the link of a placement',
};

/** What a job does, for people; a name nobody knows stands as it is. */
export const jobWords = (name: string): string => words[name] ?? name;
