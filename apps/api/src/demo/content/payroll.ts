import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Fernway Payroll's director of compliance is asked. */
export const payroll: readonly Topic[] = [
  {
    expert: 'holt',
    category,
    summaries: ['Payroll mistakes that cost small firms money', 'The payroll errors small businesses repeat every year'],
    leads: [
      'I am looking for payroll specialists who can name mistakes with real consequences, in a few sentences each.',
      'For a business column I want concrete payroll errors, and what they cost in the end.',
    ],
    questions: [
      'Which payroll mistake costs small firms the most?',
      'How can an owner spot it early?',
      'What should be checked every month?',
    ],
    answer: [
      'The payroll mistake that costs small firms the most is treating a regular helper as a contractor. When the authority disagrees three years later, the firm owes both halves of the insurance and interest on top.',
      'An owner can spot it early with one question: who decides when this person works? If the answer is "we do", the invoice is a salary in disguise.',
      'Every month, check three lines: new starters, leavers, and anyone whose net pay moved by more than ten percent. Fifteen minutes there prevent most of the letters we are asked to answer.',
    ],
    again:
      'Payroll errors are expensive because they repeat. A wrong overtime rate set up in January is paid twelve times before anybody notices, and small firms rarely get that money back from their staff.',
  },
  {
    expert: 'holt',
    category,
    summaries: ['Overtime rules: what small employers get wrong', 'Unpaid overtime claims and how employers avoid them'],
    leads: [
      'A piece on overtime in shops, clinics and workshops. Employment and payroll experts wanted.',
      'I am writing about overtime claims against small employers and want the payroll side of it.',
    ],
    questions: [
      'What do small employers get wrong about overtime?',
      'Do salaried employees have a right to overtime pay?',
      'Which records protect an employer?',
    ],
    answer: [
      'Small employers get overtime wrong by averaging it. Two long weeks and two short ones may balance in a calendar and still be owed in full, because most rules count the single week.',
      'Salaried employees often have a right to overtime pay, whatever their contract calls them. The title "manager" helps little if the person opens the shop and mops the floor.',
      'The records that protect an employer are dull ones kept on the day: start, end, breaks, and the employee’s own initials. A spreadsheet filled in after the complaint protects nobody.',
    ],
    again:
      'Most overtime trouble starts with kindness: "leave early on Friday instead". Small employers mean well, but time off later does not always settle overtime now, and nobody writes it down.',
  },
  {
    expert: 'holt',
    category,
    summaries: ['Hiring a first employee: the costs beyond salary', 'What a first employee really costs'],
    leads: [
      'I want numbers for founders who are about to hire for the first time.',
      'For a start-up page I need someone who has set up payroll for many first hires.',
    ],
    questions: [
      'What does a first employee cost beyond the salary?',
      'Which registrations do founders forget?',
      'How long before the start date should they begin?',
    ],
    answer: [
      'Beyond the salary a first employee costs about a quarter more: insurance, pension, holiday cover and a desk. Founders who budget for the salary alone run out of money in the tenth month.',
      'The registrations founders forget are accident insurance and the pension scheme. Both are due from the first day, and both send their reminders as fines.',
      'Begin six weeks before the start date. A tax number alone can take four, and a first pay slip that arrives late is a poor welcome.',
    ],
    again:
      'My rule for a first employee is salary times one and a quarter, then one more month in the bank. Whoever cannot pay that cost yet should hire by the hour and wait for a better quarter.',
  },
  {
    expert: 'holt',
    category,
    summaries: ['Planning cash for payroll and tax in a slow month', 'Small business cash flow: making payroll when customers pay late'],
    leads: [
      'I am speaking to people who help small business owners get through January with wages and tax due at once.',
      'Customers pay late, wages cannot wait. I would like practical advice for small business owners.',
    ],
    questions: [
      'How should a small business plan cash for payroll and tax?',
      'Which payments can wait in a slow month?',
      'What should owners tell their staff?',
    ],
    answer: [
      'A small business should keep payroll and tax in an account of their own, filled each week and not each month. Cash that has a name is hard to spend on something else.',
      'In a slow month suppliers can usually wait if you call before the due date; wages and payroll tax cannot. The tax office charges interest, but staff who are paid late begin to look around.',
      'Owners should tell their staff early and with a date. "Wages come on Friday as always, bonuses in March" is news people can live with; silence is not.',
    ],
    again:
      'Customers who pay late turn every small business into a bank. I ask owners to plan cash in thirteen weeks on one sheet, with payroll and tax in red, and to send reminders on day one instead of day thirty.',
  },
  {
    expert: 'holt',
    category,
    summaries: ['Four-day week: what it means for pay and holidays', 'Payroll questions behind the four-day week'],
    leads: [
      'I am covering firms that moved to a four-day week and want the unglamorous details.',
      'Everybody writes about the four-day week; I want to know what it does to pay slips.',
    ],
    questions: [
      'How does a four-day week change holiday entitlement?',
      'What happens to part-time pay?',
      'Which mistake do firms make at the start?',
    ],
    answer: [
      'A four-day week changes holiday entitlement in hours and not in weeks. Five weeks stay five weeks, but each is four days, and software that counts days has to be told.',
      'Part-time pay is the awkward part. If full time drops to thirty-two hours at the same salary, a colleague on thirty-two hours has become full-time overnight, and wants the same pay.',
      'The mistake firms make at the start is to announce first and calculate later. Run two months on paper before anybody hears about it.',
    ],
    again:
      'The four-day week is a change of contract that looks like a present. Holiday, sick pay and overtime all hang on the length of a day, so each of them needs a sentence in writing.',
  },
  {
    expert: 'holt',
    category,
    summaries: ['Pay transparency: how to publish salary bands', 'Salary bands in job adverts: employers on what to expect'],
    leads: [
      'New rules bring salaries into the open. I am looking for payroll people who have prepared employers.',
      'I am asking people who know pay slips what happens inside a firm when salary bands are published.',
    ],
    questions: [
      'How should an employer prepare to publish salary bands?',
      'What do employees ask first?',
      'Does pay transparency raise costs?',
    ],
    answer: [
      'An employer should prepare by looking for the outliers before anybody else does: list every salary by role and write one sentence for each that lies outside the band.',
      'What employees ask first is never "why does she earn more", it is "how do I get to the next band". Firms with an answer to that have a quiet week.',
      'Pay transparency raises costs by one or two percent in the first year, mostly for corrections that were overdue. In return, fewer offers are refused at the last minute.',
    ],
    again:
      'Publishing salary bands takes an afternoon; being able to explain them takes a quarter. The employer who starts with the explanations finds that the numbers nearly write themselves.',
  },
];
