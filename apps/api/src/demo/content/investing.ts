import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Alder & Vale's head of investment research is asked. */
export const investing: readonly Topic[] = [
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
];
