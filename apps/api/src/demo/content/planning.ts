import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Alder & Vale's planner is asked. */
export const planning: readonly Topic[] = [
  {
    expert: 'thackeray',
    category,
    summaries: ['When refinancing in your fifties makes things worse', 'Homeowners near retirement who wonder about refinancing'],
    leads: [
      'I am writing about homeowners ten years from retirement who are offered a cheaper mortgage. Two or three sentences each are plenty.',
      'My column looks at people who still carry a mortgage as retirement comes near, and I need a planner who sees such cases every week.',
    ],
    questions: [
      'When does refinancing at 55 make things worse?',
      'Which fee do people overlook when they refinance?',
      'What should they ask the lender before signing?',
    ],
    answer: [
      'Refinancing in your fifties backfires when it restarts the clock. A couple with twelve years left who take a new thirty-year mortgage cut the payment, and carry debt into their seventies to save the price of a dinner a week.',
      'The fee people overlook is title and recording work on the payoff of the old loan. It is small on its own, but together with points it can eat two years of savings, so ask for the break-even month in writing.',
      'Before signing, the first question for the lender is "What do I still owe on my seventieth birthday?" If nobody can answer it on the spot, the offer is not ready to be signed.',
    ],
    again:
      'At 55 a lower rate is the least interesting number on the page. Refinancing makes things worse when the new term runs past the last salary, because the payment that looks easy today comes out of a pension later.',
  },
  {
    expert: 'thackeray',
    category,
    summaries: ['Retirement planning when only one partner earns', 'One income, two retirements: how couples plan'],
    leads: [
      'I am looking for financial planners who advise single-income families on retirement.',
      'For a series on families with one salary I would like to hear from a certified planner about saving for two.',
    ],
    questions: [
      'How much should a one-income couple save for retirement?',
      'What mistake do single-income families make most often?',
      'Is life insurance worth paying for?',
    ],
    answer: [
      'A one-income couple should save for two people from the first year, usually fifteen percent of the gross salary, and put part of it in the name of the partner who stays at home. Retirement accounts are personal even where money is not.',
      'The mistake I see most often in single-income families is saving only when something is left over. Move the transfer to the day after payday, and the household shapes itself around what remains.',
      'Life insurance is worth paying for as long as somebody depends on that salary. Buy plain term cover for the years until the children earn, and put the difference into savings.',
    ],
    again:
      'Couples on one salary tend to plan for the earner and hope for the other. I ask them to save in two names from the start, because a couple that separates or is widowed finds out quickly whose retirement it was.',
  },
  {
    expert: 'thackeray',
    category,
    summaries: ['Should I pay off the mortgage or save more?', 'Paying down a mortgage early: experts weigh in'],
    leads: [
      'Readers keep asking whether spare money belongs in the mortgage. I need practical answers from planners, without product names.',
      'I am collecting short opinions on early mortgage payments for a weekend money section.',
    ],
    questions: [
      'When is paying off the mortgage early the better choice?',
      'How large should the emergency fund be first?',
      'What do people regret later?',
    ],
    answer: [
      'Paying off the mortgage early is the better choice when the loan costs more than safe savings earn and when debt keeps you awake. Peace of mind is a return, too; it just does not show on a statement.',
      'The emergency fund comes first: six months of spending for one earner, three for two. Money in the walls of a house cannot be used when the boiler fails in the week you lose your job.',
      'What people regret later is rarely the payment itself. They regret having stopped their pension contributions to make it, because the employer match they gave up never came back.',
    ],
    again:
      'I tell clients to pay the mortgage early with money that has no other job. If the pension match is taken, the emergency fund is full and the loan costs more than savings earn, the choice is easy.',
  },
  {
    expert: 'thackeray',
    category,
    summaries: ['Downsizing: what it really frees up for retirement', 'Is downsizing still a retirement plan?'],
    leads: [
      'I am reporting on people over sixty who sell the family house. Please answer with examples rather than rules.',
      'Our readers hear that a smaller house pays for retirement. I would like a planner to test that with numbers.',
    ],
    questions: [
      'How much money does downsizing usually free up?',
      'Which costs surprise people who downsize?',
      'When is it better to stay in the house?',
    ],
    answer: [
      'Downsizing usually frees up less money than people expect: of a price difference of 200,000, our clients keep about 150,000 once agents, movers, taxes and new carpets are paid.',
      'The costs that surprise people are the ones that return every month. Service charges and parking in a smart apartment can equal the heating bill of the old house.',
      'It is better to stay when the house is paid for and neighbours would notice if the curtains stayed closed. Care at home is expensive; people who look in on you are not.',
    ],
    again:
      'The families I advise are often disappointed: a smaller house in the same street costs nearly as much as the large one. Downsizing frees real money when people also change the postcode.',
  },
  {
    expert: 'thackeray',
    category,
    summaries: ['Helping adult children without wrecking retirement', 'Parents who give their children money for a home'],
    leads: [
      'I need planners on camera or by e-mail about parents who support grown children.',
      'My article is about the bank of mum and dad, and about what it does to the parents.',
    ],
    questions: ['How much can parents give their children safely?', 'Should it be a gift or a loan?', 'How do parents say no?'],
    answer: [
      'Parents can safely give what they would not miss in a bad decade. I run the retirement plan with the gift taken out and markets down by a third; if it still holds, the amount is safe.',
      'Make it a gift or make it a loan with a date, a rate and signatures. The thing in between, a loan that nobody mentions, has ended more Sunday lunches than any gift.',
      'Saying no is easier with a number than with a feeling. "We can help with ten thousand, and that is the whole of it" ends a conversation that "we are not sure" keeps open for years.',
    ],
    again:
      'Before parents ask what their children need, they should ask what they can never earn again. Children have forty working years to repair a mistake; parents who give too much have none.',
  },
  {
    expert: 'thackeray',
    category,
    summaries: ['First meeting with a financial planner: what to bring', 'How to choose a financial planner without being sold to'],
    leads: [
      'I am putting together a guide for people who have never seen a financial planner.',
      'For a consumer page I need plain advice on picking a planner, from someone who is one.',
    ],
    questions: [
      'What should people bring to a first meeting with a planner?',
      'How can they tell advice from a sales talk?',
      'What does a planner cost?',
    ],
    answer: [
      'Bring three months of bank statements to the first meeting, the last pension letter and one sentence on what should be different in five years. The sentence matters more than the statements.',
      'You can tell advice from a sales talk by the order of things. If a product is named before somebody has asked about your rent, your health and your children, you are in a shop.',
      'A planner paid by the hour costs about as much as a good dentist, and a full plan about as much as a crown. Ask what they earn if you buy nothing.',
    ],
    again:
      'People bring far too much paper to a first meeting. What helps a planner is one page: what comes in, what goes out, what you owe, and the thing you argue about at home.',
  },
];
