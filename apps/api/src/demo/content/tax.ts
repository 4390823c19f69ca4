import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Alder & Vale's tax adviser is asked. */
export const tax: readonly Topic[] = [
  {
    expert: 'venn',
    category,
    summaries: ['Tax mistakes of first-time freelancers', 'What freelancers get wrong about tax in year one'],
    leads: [
      'I am looking for tax advisers who work with freelancers and sole traders.',
      'A service piece for people who have just left a job and now send invoices.',
    ],
    questions: [
      'Which tax mistake do new freelancers make most?',
      'How much of each invoice should they put aside?',
      'When does an accountant pay for itself?',
    ],
    answer: [
      'The tax mistake new freelancers make most is spending the first good month. The bill for it arrives up to twenty months later, together with an advance on the next one.',
      'Put aside thirty percent of each invoice on the day it is paid, in an account with another bank. Money you have to look for is money you do not spend.',
      'An accountant pays for itself from the first year with equipment, a car or a second country. Below that, one hour of advice in spring and a tidy folder of receipts will do.',
    ],
    again:
      'New freelancers think of tax as something that happens in January. It happens on every invoice: a third of what you are paid was never yours, and the mistake is to treat it as if it were.',
  },
  {
    expert: 'venn',
    category,
    summaries: ['Year-end tax moves for small business owners', 'Tax planning in the last quarter: advice for small firms'],
    leads: [
      'I need two or three tax advisers for a checklist of what owners can still do before the year closes.',
      'For our December issue I am collecting tax moves that small firms can make without a lawyer.',
    ],
    questions: [
      'Which year-end tax moves are worth the effort?',
      'What should owners never do just to save tax?',
      'How early should a small firm start planning?',
    ],
    answer: [
      'The year-end tax moves worth the effort are dull: send invoices in January that can wait, buy what you need anyway in December, and pay pension contributions while they still count for this year.',
      'What owners should never do is spend a whole euro to save forty cents of tax. A van nobody needs is still a van nobody needs, with a receipt.',
      'A small firm should start planning in the third quarter, when profit can be guessed and something can still be done about it. In the last week of December, advice is mostly archaeology.',
    ],
    again:
      'Good tax moves in December move dates and not money. Owners who can shift an invoice, a repair or a pension payment by a few weeks often save more than with any clever structure.',
  },
  {
    expert: 'venn',
    category,
    summaries: ['Side income and tax: what hobby sellers must declare', 'Selling online as a hobby: when does tax begin?'],
    leads: [
      'Platforms now report sellers to the tax office. I want clear advice for people who sell from the kitchen table.',
      'I am writing about people who earn a little on the side and worry about tax.',
    ],
    questions: [
      'When does a hobby become taxable income?',
      'Which records should sellers keep?',
      'What happens if someone has not declared past sales?',
    ],
    answer: [
      'A hobby becomes taxable income when you buy in order to sell, or do it again and again for profit. Clearing the attic once is not a business; clearing it every weekend is.',
      'Sellers should keep three records: what they paid, what they sold it for, and the fees in between. A photo of each receipt in one folder is enough to survive most letters.',
      'If someone has not declared past sales, coming forward first halves the trouble. Offices are lenient with people who write before they are written to, and they remember the others.',
    ],
    again:
      'The line between hobby and income is intention, repeated. If you sell what you once used, relax; if you sell what you bought last week, tax has begun whether or not there is a profit.',
  },
  {
    expert: 'venn',
    category,
    summaries: ['Working from abroad: the tax traps of a long stay', 'Digital nomads and tax: an adviser explains'],
    leads: [
      'I write for people who take their laptop to another country for some months.',
      'I am looking for a tax adviser who has untangled remote work across borders.',
    ],
    questions: [
      'After how many days abroad does tax become a problem?',
      'What does the employer risk?',
      'Which papers should people collect before they leave?',
    ],
    answer: [
      'The famous 183 days are a myth in half of the cases: tax can become a problem abroad from the first day if the employer has an office there or the salary is charged to it.',
      'The employer risks more than the employee. A person who signs contracts from a kitchen in another country can create a taxable branch, with payroll, pension and a tax number.',
      'Before they leave, people should collect a certificate of tax residence and of social insurance, and keep boarding passes. Days are counted by whoever has the better paper.',
    ],
    again:
      'Days abroad are the easy part to count. What makes tax a problem is where social insurance is paid and who gives the instructions, and neither depends on how long the holiday felt.',
  },
  {
    expert: 'venn',
    category,
    summaries: ['How to answer a letter from the tax office', 'A tax audit letter arrives: what to do first'],
    leads: [
      'For a practical page I need a tax adviser to take readers through the first week after an audit letter.',
      'I am writing about fear of the tax office, and want to take some of it away.',
    ],
    questions: [
      'What should people do first when an audit letter arrives?',
      'What should they not say to the tax office?',
      'How long does an audit usually take?',
    ],
    answer: [
      'When an audit letter arrives, first read which year and which tax it names, then ask for more time in writing. Almost every office grants three weeks, and nobody finds receipts well in a panic.',
      'Do not say more than was asked. Answer the question on the paper, enclose the page that proves it, and leave the story of your year for dinner.',
      'A small audit usually takes two to four months, of which your own work is two days. Most close with a modest correction, and many with none at all.',
    ],
    again:
      'An audit letter is a question and seldom an accusation. People should first copy the letter, note the date it came and look up the exact item, because half of all audits concern a single line.',
  },
  {
    expert: 'venn',
    category,
    summaries: ['Tax and marriage: what changes for two incomes', 'Newlyweds and tax: small decisions with large effects'],
    leads: [
      'I am preparing a money guide for newlyweds and need a tax adviser for one page.',
      'We answer the questions couples ask after the wedding. This month: tax.',
    ],
    questions: ['What changes for tax when two earners marry?', 'Which decision do couples regret?', 'Should they file together or apart?'],
    answer: [
      'When two earners marry, tax changes most where the salaries differ most. Two equal incomes often see no change at all, which disappoints people who had budgeted for a gift from the state.',
      'The decision couples regret is putting every deduction in one name. It saves a little tax this year and lowers the other partner’s parental or sick pay for years.',
      'File together as a rule, apart when one of you has old debts or a foreign income. Run both versions once; software does it in an evening.',
    ],
    again:
      'Marriage is a tax form with flowers. For two earners the change depends on the gap between the salaries, and the month of the wedding matters far less than people are told.',
  },
];
