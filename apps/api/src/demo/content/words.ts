import type { ReplyKind } from '@sourcedesk/contracts/sending';

/** How pitches of the demo begin, after the greeting. */
export const openings: readonly string[] = [
  'here is what I see in my work, short enough to quote.',
  'these answers come from cases of the last year.',
  'three answers in the order of your questions.',
  'I am glad to help with this one.',
  'you asked for plain words, so here they are.',
  'this is a subject I deal with every week.',
];

/** What ends them. */
export const closings: readonly string[] = [
  'I am happy to talk by telephone if more detail helps.',
  'Please quote freely; I can check facts on the same day.',
  'A call is fine, too, at almost any time before six.',
  'If you need numbers behind this, I can send them today.',
];

/** Why editors sent pitches back. */
export const returnReasons: readonly string[] = [
  'Question 3 is not answered: say what people should ask, in one sentence they can repeat.',
  'Say how many years. A number gets quoted, "for a long time" does not.',
  'The first paragraph could be from anybody. Begin with the case, then the rule.',
  'Too polite: cut the two sentences before the answer begins.',
  'The expert would not say "leverage". Use the words of the profile, please.',
];

/** Why matches were skipped. */
export const skipReasons: readonly string[] = [
  'Off topic',
  'Outlet does not fit',
  'Too late to answer well',
  'Expert has said this already',
  'Asks for something we do not offer',
];

/** Why pitches were withdrawn. */
export const withdrawReasons: readonly string[] = [
  'The expert is travelling and cannot confirm the quote before the deadline.',
  'The client asked us not to comment on this subject until the merger is announced.',
];

/** What journalists wrote back. */
export const replyTexts: Readonly<Record<ReplyKind, readonly string[]>> = {
  question: [
    'Thank you, this is useful. Could you say how you arrived at the number in your second answer? A sentence will do.',
    'Quick one: may I give your title as on your site, and is the spelling of the name right?',
    'Nice answers. Do you have a client who would be willing to be quoted, with or without a name?',
  ],
  interview: [
    'I would like to talk for fifteen minutes. Is tomorrow between ten and twelve possible, your time?',
    'My editor wants more on this. Could we speak on Thursday? I would record, for notes only.',
  ],
  chosen: [
    'We are using your second and third answers. The piece should run within a fortnight; I will send the link if I can.',
    'Good stuff, you are in. It goes to the desk on Friday.',
    'Thanks, I have quoted you in the opening. No changes needed.',
  ],
  'not-used': [
    'Thank you for this. We had far more answers than room, and went with others this time.',
    'The angle has changed and the section was cut. I have kept your name for the next one.',
  ],
  bounce: ['The address does not exist or is closed to mail (550 5.1.1).'],
  'out-of-office': ['I am away from my desk until Monday and will not read mail. For anything urgent please write to the news desk.'],
};
