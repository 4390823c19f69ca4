import type { Topic } from './topic';

const category = 'Business and Finance';

/** What Fernway Payroll's head of people is asked. */
export const people: readonly Topic[] = [
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
      'Half of the interview questions that employers like measure how relaxed somebody is in interviews. We removed every question that our own best colleagues had answered badly when they applied, and four were left.',
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
