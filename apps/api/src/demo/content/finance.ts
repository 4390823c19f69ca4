import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Alder & Vale's planners, investors and tax advisers are asked. */
export const finance: readonly Topic[] = [
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
    questions: [
      'How much can parents give their children safely?',
      'Should it be a gift or a loan?',
      'How do parents say no?',
    ],
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
  {
    expert: 'castellane',
    category,
    summaries: ['What investors should do when markets fall fast', 'Staying invested through a bad month: investors explain'],
    leads: [
      'I am writing a calm guide for private investors after a rough week in the markets.',
      'For an explainer on market falls I want to quote people who manage money for ordinary households.',
    ],
    questions: [
      'What should investors do in the first week of a fall?',
      'When is selling the right decision?',
      'How can people prepare for the next one?',
    ],
    answer: [
      'In the first week of a fall investors should do nothing that cannot be undone. Over twenty years, the best days came within a fortnight of the worst ones, and people who had sold were absent for both.',
      'Selling is the right decision when the money has a date: a deposit due in spring, school fees in the autumn. That money should not have been invested, and a fall is a late reminder.',
      'Prepare for the next one by writing down today what you would do at minus twenty percent. A letter to yourself is the cheapest risk management I know of.',
    ],
    again:
      'The first week of a market fall is a test of the plan and not of the market. Investors who know what each account is for can read the news and close the page again.',
  },
  {
    expert: 'castellane',
    category,
    summaries: ['Index funds or active funds for a first investment', 'Beginner investing: how to pick a first fund'],
    leads: [
      'I am looking for investment professionals who can explain funds to readers in their twenties.',
      'Our younger readers ask how to start investing with a hundred a month. No crypto, please.',
    ],
    questions: [
      'How should a beginner choose a first fund?',
      'What fees matter most in investing?',
      'How long should the money stay invested?',
    ],
    answer: [
      'A beginner should choose the dullest fund on the list: one that holds the whole market, costs less than a quarter of a percent and has a name you can explain to your grandmother.',
      'The fees that matter most are the yearly ones. One percent a year takes about a fifth of what a pot would have been after thirty years, and nobody ever sends you an invoice for it.',
      'Money you will need within five years should not be invested at all. Everything else should stay until the reason you started has arrived, not until the price looks good.',
    ],
    again:
      'My advice on a first fund has not changed in ten years: broad, cheap and boring. Beginners who start with a theme usually own last summer’s headline by the time they look again.',
  },
  {
    expert: 'castellane',
    category,
    summaries: ['Bonds are back: do small investors need them?', 'How much of a portfolio belongs in bonds now'],
    leads: [
      'A piece on bonds for readers who have never owned one. Investors and analysts welcome.',
      'I need an analyst who can explain in plain words what bonds do in a small portfolio.',
    ],
    questions: [
      'Do small investors need bonds at all?',
      'What is the risk in bonds that people underestimate?',
      'Where should someone start?',
    ],
    answer: [
      'Small investors need bonds for one purpose: to have something that did not fall when they must sell. If nothing in your life would force a sale, you need fewer of them than the old rules say.',
      'The risk in bonds that people underestimate is time. A long bond can lose as much as a share when rates rise, and the word "government" in its name does not prevent that.',
      'Start short: a fund of bonds that mature within three years moves little and pays what cash does. Add length only when you can say what it is for.',
    ],
    again:
      'Bonds are the part of a portfolio that lets small investors keep the rest. I would rather see a client hold thirty percent of something dull than sell everything exciting in March.',
  },
  {
    expert: 'castellane',
    category,
    summaries: ['Investing habits that couples should agree on', 'Couples and investing: who decides?'],
    leads: [
      'For a Valentine feature with a serious core I need investing advice for couples.',
      'I am asking investment professionals how couples divide decisions about money.',
    ],
    questions: [
      'What should couples agree on before they start investing?',
      'What happens when they tolerate risk differently?',
      'How often should they look at the accounts together?',
    ],
    answer: [
      'Before they start investing, couples should agree on what the money is for and who may move it. Two signatures on that page prevent more arguments than any choice of fund.',
      'When partners tolerate risk differently, build two pots instead of an average that suits neither. The cautious one sleeps, the bold one keeps a fifth to be bold with, and both can see it.',
      'Look at the accounts together twice a year, on fixed days, with coffee. More often turns saving into a sport; less often turns it into one person’s secret.',
    ],
    again:
      'Couples seldom disagree about investing; they disagree about what a loss means. I ask both to write down the largest fall they could watch without selling, and to compare the two numbers.',
  },
  {
    expert: 'castellane',
    category,
    summaries: ['Ethical investing: what the labels do not tell you', 'Green funds under the microscope: sources wanted'],
    leads: [
      'I am testing the promises of sustainable funds for a consumer magazine.',
      'I am reporting on greenwashing and would like an investment researcher who has read the fine print.',
    ],
    questions: [
      'What do the labels of ethical funds not tell investors?',
      'How can people check what a fund really holds?',
      'Does investing this way cost returns?',
    ],
    answer: [
      'The labels of ethical funds tell investors what is left out, seldom what is left in. Half of the green funds we opened last year held the same ten technology companies as the index beside them.',
      'To check what a fund really holds, skip the brochure and open the full list of holdings in the half-yearly report. It takes ten minutes, and the first page is usually enough.',
      'Investing this way has cost little in returns over ten years, but fees differ a lot. Compare the yearly cost with a plain index first; above half a percent, ask what the difference pays for.',
    ],
    again:
      'A label on a fund is a filter somebody else chose. Investors should ask what would have to happen for a company to be thrown out, because a list nobody ever leaves is only a list.',
  },
  {
    expert: 'castellane',
    category,
    summaries: ['What to do with an inheritance in the first year', 'A windfall arrives: investing it sensibly'],
    leads: [
      'I write about families and money and need advice for people who inherit.',
      'For a piece on windfalls I would like an investment expert to walk readers through the first twelve months.',
    ],
    questions: [
      'What should heirs do with an inheritance in the first months?',
      'Should the money be invested at once or in steps?',
      'What mistakes are hard to repair?',
    ],
    answer: [
      'In the first months heirs should do as little as possible with an inheritance: park it, pay what is owed, and tell nobody the number. Grief and good decisions do not share an office.',
      'Invested at once, a windfall does better two times out of three; in steps, people stick to the plan more often. I recommend six equal steps, because the plan you keep beats the one you abandon.',
      'The mistakes hard to repair are houses and promises. A share can be sold on Monday; a kitchen, a boat or a word given to a cousin cannot.',
    ],
    again:
      'An inheritance is the only large sum most people ever receive without having practised on a small one. I ask heirs to wait ninety days before any money is invested, and to write down what they wish to do with it.',
  },
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
    questions: [
      'What changes for tax when two earners marry?',
      'Which decision do couples regret?',
      'Should they file together or apart?',
    ],
    answer: [
      'When two earners marry, tax changes most where the salaries differ most. Two equal incomes often see no change at all, which disappoints people who had budgeted for a gift from the state.',
      'The decision couples regret is putting every deduction in one name. It saves a little tax this year and lowers the other partner’s parental or sick pay for years.',
      'File together as a rule, apart when one of you has old debts or a foreign income. Run both versions once; software does it in an evening.',
    ],
    again:
      'Marriage is a tax form with flowers. For two earners the change depends on the gap between the salaries, and the month of the wedding matters far less than people are told.',
  },
];
