import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Fernway Payroll's founder is asked. */
export const founding: readonly Topic[] = [
  {
    expert: 'achterberg',
    category,
    summaries: ['Founders on the hardest week of their business', 'Founders who changed course: a short quote on why'],
    leads: [
      'A short-quote piece: founders on the week in which they nearly gave up, with names and dates where possible.',
      'I am collecting stories from founders who turned their company around in another direction.',
    ],
    questions: [
      'What was the hardest week of your business?',
      'What decision got you through it?',
      'What would you tell a founder who is there now?',
    ],
    answer: [
      'Our hardest week as a business was the one in which our only large customer, a third of revenue, left on a Tuesday and the bank called on the Thursday.',
      'The decision that got us through was to tell all eleven colleagues on the Friday, with the numbers on the wall. Two of them found the three small customers that paid that month’s wages.',
      'I would tell a founder who is there now to make the list of everybody they owe, and to call the longest-waiting one first. Debt is bearable; avoiding the telephone is not.',
    ],
    again:
      'Founders like to say that they changed course; in our case the course changed us. In the hardest week we had forty days of money, one product nobody wanted and a payroll tool we had built for ourselves.',
  },
  {
    expert: 'achterberg',
    category,
    summaries: ['How small business owners set their prices', 'Raising prices without losing customers: owners wanted'],
    leads: [
      'I need small business owners who raised prices this year and are willing to say by how much.',
      'A practical feature on pricing for small companies, with real numbers please.',
    ],
    questions: [
      'How did you decide on your last price increase?',
      'How many customers did you lose?',
      'What would you do differently with prices?',
    ],
    answer: [
      'We decided on our last price increase by looking at the ten customers who cost us most time. They paid the least, so we began with them: nine percent, announced sixty days ahead.',
      'We lost four customers of two hundred and twelve. Three of them had been on our list of people we dreaded calling, and support hours fell by a fifth.',
      'What I would do differently: raise prices a little every year instead of a lot every four. Customers forgive three percent; they remember twelve.',
    ],
    again:
      'Small business owners set prices by looking sideways at competitors. Our last increase came from a stopwatch: we measured what an hour of service costs, and found two products that we paid customers to use.',
  },
  {
    expert: 'achterberg',
    category,
    summaries: ['Delegating: how small business owners let go', 'Owners who stopped doing everything themselves'],
    leads: [
      'I write about leadership in companies with five to thirty people and look for owners who learned to delegate.',
      'For a leadership column I need a small business owner who gave away a task they loved.',
    ],
    questions: [
      'Which task should an owner delegate first?',
      'How do you hand it over without losing quality?',
      'What did letting go cost you?',
    ],
    answer: [
      'The task an owner should delegate first is the one they are proudest of, because everybody waits for it. For me that was quotes: customers waited three days for my commas.',
      'Hand it over with two examples, one good and one bad, and read only every fifth result. Quality dips for a month and then, annoyingly, rises above your own.',
      'Letting go cost me one wrong quote of eight hundred euros and a good deal of vanity. It gave me back eleven hours a week, which I measured because I did not believe it.',
    ],
    again:
      'Owners delegate the tasks they dislike and keep the ones that slow everybody down. Look at what lies on your desk for longest: that is the task to hand over on Monday.',
  },
  {
    expert: 'achterberg',
    category,
    summaries: ['Customer service lessons from small companies', 'Small companies with outstanding service: how they do it'],
    leads: [
      'Big firms learn from small ones: I want examples of customer service that others could copy.',
      'I am looking for founders who can describe one habit that changed their customer service.',
    ],
    questions: [
      'Which service habit made the biggest difference?',
      'How do you deal with an angry customer?',
      'How do you measure good service?',
    ],
    answer: [
      'The service habit that made the biggest difference was answering by telephone within four rings, by whoever is closest, me included. Customers describe a problem in one minute that takes six e-mails.',
      'With an angry customer, I say what we will do and by when before I say why it happened. An explanation that comes first always sounds like an excuse.',
      'We measure good service by how many people write a second time about the same thing. It fell from one in three to one in nine within a year, without a single survey.',
    ],
    again:
      'Our best service habit is that every complaint is read aloud on Monday morning, whole, with the name of the customer. It takes eight minutes, and nobody in the room needs a chart after that.',
  },
  {
    expert: 'achterberg',
    category,
    summaries: ['Family businesses: working with your spouse', 'Couples who run a company together'],
    leads: [
      'I am writing about couples who share a company and a kitchen, and want honest answers.',
      'For a weekend feature I am looking for founders who work with their partner.',
    ],
    questions: [
      'How do couples divide work in a family business?',
      'What rule keeps business out of the home?',
      'What would make you stop working together?',
    ],
    answer: [
      'In our family business we divide work by temper and not by talent: my wife says no to things, I say yes, so she runs the money and I run the customers.',
      'The rule that keeps business out of the home is a door. After seven, whoever begins a sentence with "did you send" cooks the next day, and I have cooked a lot.',
      'We would stop working together on the day one of us stops telling the other about a mistake. A company can be repaired more easily than that.',
    ],
    again:
      'Couples in a family business need two job descriptions and one calendar. We divide the work so that neither can overrule the other on their own ground, which has saved us a thousand meetings.',
  },
  {
    expert: 'achterberg',
    category,
    summaries: ['Getting a small business through a supplier failure', 'When a supplier fails: small business owners report'],
    leads: [
      'I am reporting on supply chains from the point of view of small companies.',
      'Supplier failures hit small business owners first. I would like to quote someone who has been through it.',
    ],
    questions: [
      'What should a small business do on the day a supplier fails?',
      'How many suppliers are enough?',
      'Which early signs did you miss?',
    ],
    answer: [
      'On the day a supplier fails, a small business should tell its customers before they hear it elsewhere, with a new date even if the date is bad. We lost an order, but not one customer.',
      'Two suppliers are enough if the second one is used. Give the spare a tenth of the orders all year round; a supplier who does not know you will not rescue you.',
      'The early signs we missed were small ones: a new bank account on the invoice, a salesman gone quiet, parts in an old box. Any one is nothing, three in a month are a letter.',
    ],
    again:
      'When our supplier failed we learned that a small business has friends it has never asked. Two competitors sold us parts that week, at a fair price, because we had once done the same for them.',
  },
];
