import { singular, wordsOf } from '../words';
import { type Check, check, type ChecklistInput } from './check';

/** Words that questions are made of, and that say nothing of what they ask. */
const empty = new Set(
  (
    'a about after all also am an and any are as at be because been before but by can could did do does done each every for from get give had has have how i if in include ' +
    'into is it its just kind like list make many may me might more most much must my need no not of on one only or other our out over own people please provide question ' +
    'read reader say share should so some such take tell than that the their them then there these they thing think this those to too top up us use very want was way we ' +
    'were what when where whether which while who whom whose why will with would you your'
  ).split(' '),
);
/** Longer words are equal when they begin alike: invest, investing, investment. */
const stemLength = 6;
/** A question counts as answered when this share of its words comes up in the pitch. */
const neededShare = 0.3;

const stemsOf = (text: string): Set<string> =>
  new Set(
    wordsOf(text).flatMap(({ folded }) => {
      const word = singular(folded);
      return empty.has(word) || empty.has(folded) ? [] : [word.slice(0, stemLength)];
    }),
  );

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 90 ? line : `${line.slice(0, 89).replace(/\s+\S*$/, '')}…`;
};

/** A guess from shared words, so it only warns and a person's tick overrules it. */
const seemsAnswered = (question: string, answer: ReadonlySet<string>): boolean => {
  const asked = stemsOf(question);
  const shared = [...asked].filter((stem) => answer.has(stem)).length;
  return answer.size > 0 && shared >= Math.ceil(asked.size * neededShare);
};

export const questionChecks = ({ query, body, answered = [] }: ChecklistInput): Check[] => {
  const answer = stemsOf(body);
  return query.questions.map(({ text }, index) => {
    const question = index + 1;
    const ticked = answered.includes(question);
    return check(
      `question-${question}`,
      'warning',
      ticked || seemsAnswered(text, answer),
      {
        ok: ticked ? `Question ${question} is ticked as answered.` : `Question ${question} seems answered.`,
        not: `Answer question ${question}, or tick it if you have: ${shortened(text)}`,
      },
      { question },
    );
  });
};
