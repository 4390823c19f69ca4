import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Fernway Payroll's people are asked. */
export const business: readonly Topic[] = [
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
  {
    expert: 'lindqvist',
    category,
    summaries: ['Onboarding new employees in a remote team', 'Remote onboarding that makes people stay'],
    leads: [
      'HR leaders wanted: what works in the first weeks of a remote job.',
      'I am comparing how companies welcome people they will rarely meet in person.',
    ],
    questions: [
      'What matters most in the first week of remote onboarding?',
      'How do new employees make friends at work from home?',
      'What should a manager stop doing?',
    ],
    answer: [
      'In the first week of remote onboarding what matters most is one finished thing. Give new people a task they can complete by Wednesday; belonging begins with having been useful.',
      'New employees make friends from home when somebody arranges it: we pair each with a colleague from another team for six weeks, and pay for the coffee. Half of these pairs still meet a year later.',
      'A manager should stop asking "any questions?" in a group. Nobody new has one in public; in a call of ten minutes a day, everybody has three.',
    ],
    again:
      'Remote onboarding fails in the silence after day one. We learned to plan the fourth week before the first, because that is when employees have read everything and start to wonder whether they are missed.',
  },
  {
    expert: 'lindqvist',
    category,
    summaries: ['Burnout at work: signs managers overlook', 'What managers can do about burnout before sick leave'],
    leads: [
      'I am looking for HR people, not doctors, for a piece on burnout in ordinary offices.',
      'For a workplace column: burnout, seen from the manager’s chair.',
    ],
    questions: [
      'Which signs of burnout do managers overlook?',
      'What should a manager say first?',
      'Do shorter hours help against burnout?',
    ],
    answer: [
      'The sign of burnout managers overlook is reliability. The colleague who answers at eleven at night, never late and never funny any more, is further along than the one who complains.',
      'What a manager should say first is what they saw, without a diagnosis: "You have stopped joking, and I miss it. What can I take off your desk this week?"',
      'Shorter hours help against burnout only when work leaves with them. Four days with five days of tasks is the same fire in a smaller room.',
    ],
    again:
      'Managers look for tears and overlook silence. In exit interviews, people with burnout tell us that they had stopped making suggestions half a year before anybody noticed a thing.',
  },
  {
    expert: 'lindqvist',
    category,
    summaries: ['Job interviews: questions employers should stop asking', 'Better interview questions, according to HR'],
    leads: [
      'I am asking HR leaders which interview questions deserve retirement.',
      'We want to give small employers five better questions for job interviews.',
    ],
    questions: [
      'Which interview questions should employers stop asking?',
      'What question predicts success in a job?',
      'How long should an interview process take?',
    ],
    answer: [
      'Employers should stop asking interview questions with a right answer: greatest weakness, five years from now. Candidates have rehearsed them, so you learn only who owns a mirror.',
      'The question that predicts success best is a piece of the job: "Here is a real customer letter, how would you reply?" It takes twenty minutes, is paid, and beats three rounds of conversation.',
      'An interview process should take two weeks from first call to offer. Good people have decided by then, and the ones still waiting in week five have had no other offer.',
    ],
    again:
      'Half of all interview questions measure how relaxed somebody is in interviews. We removed every question that our own best colleagues had answered badly when they applied, and four were left.',
  },
  {
    expert: 'lindqvist',
    category,
    summaries: ['Quiet quitting or clear limits? HR leaders respond', 'Employees who do just their job: an HR view'],
    leads: [
      'I am writing an opinionated piece about effort at work and would like HR leaders to disagree with each other.',
      'What employers call disengaged may only be a contract. I am looking for voices from human resources.',
    ],
    questions: [
      'Is doing just your job a problem for employers?',
      'How can managers win back a disengaged employee?',
      'What do companies get wrong about motivation?',
    ],
    answer: [
      'Doing just your job is a problem for employers only if the job was described badly. A team that runs on favours has a budget problem and calls it culture.',
      'Managers win back a disengaged employee by finishing something that was promised. In most of the cases I have seen, an answer was owed for months: a course, a title, a chair.',
      'What companies get wrong about motivation is its direction. They ask how to add it, when the faster way is to look for the three things that take it away every week.',
    ],
    again:
      'Employees who do just their job are usually people who once did more. I ask managers when the last extra effort was noticed; if nobody can remember, the problem has an address.',
  },
  {
    expert: 'lindqvist',
    category,
    summaries: ['Parents returning to work: what employers can do', 'Back from parental leave: HR leaders on a good return'],
    leads: [
      'I need employers and HR leaders for a piece about the first month after parental leave.',
      'For a parenting magazine I am asking what a good return to work looks like.',
    ],
    questions: [
      'What makes a return from parental leave work?',
      'Which promise should employers avoid?',
      'How should colleagues be prepared?',
    ],
    answer: [
      'A return from parental leave works when it starts before the leave does. We agree on the first month in writing and meet once on neutral ground, with the baby if need be.',
      'The promise employers should avoid is "nothing will change". Something always has: a new system, a new boss, two jokes nobody can explain. Say so, and plan a second first week.',
      'Colleagues should be prepared by moving meetings rather than by sympathy. If the team call is at half past four, no parent has really come back.',
    ],
    again:
      'Employers prepare the leave and forget the return. What parents tell us helped most was a full desk of small things in the first week, because one difficult project invites everybody to doubt.',
  },
  {
    expert: 'lindqvist',
    category,
    summaries: ['Feedback at work: how to make it useful', 'Annual reviews are out: what HR does instead'],
    leads: [
      'I am looking for HR practitioners who abolished something about performance reviews.',
      'A short guide to feedback for people who manage others for the first time.',
    ],
    questions: [
      'How often should employees get feedback?',
      'What makes feedback useful rather than hurtful?',
      'Should pay be discussed in the same talk?',
    ],
    answer: [
      'Employees should get feedback as often as they deliver something, which for most is weekly. A sentence on Friday changes next Friday; an essay in December explains a year that is over.',
      'Feedback is useful when it could be filmed: "you interrupted Ana twice" can be changed, "you are not a team player" cannot. If it hurts, it was usually about the person.',
      'Pay should never be discussed in the same talk. From the moment a number is in the room nobody hears anything else, so we keep six weeks between the two.',
    ],
    again:
      'We stopped annual reviews when we noticed that managers wrote them from the last three weeks. Feedback now takes five minutes, is spoken, and has to name one thing worth repeating.',
  },
];
