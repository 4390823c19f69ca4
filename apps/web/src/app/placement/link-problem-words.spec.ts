import { linkProblems } from '@sourcedesk/contracts/placement';
import { linkProblemWords } from './link-problem-words';

it('has a sentence of its own for everything that keeps a page from being fetched, and none where it was', () => {
  const words = linkProblems.map((problem) => linkProblemWords[problem]);
  expect(words.filter((each) => !/^[A-Z].+\.$/.test(each))).toEqual(['']);
  expect(new Set(words).size).toBe(linkProblems.length);
});
