import type { Topic } from './topic';

const category = 'Technology';

/** What Fernway's head of technology is asked. */
export const technology: readonly Topic[] = [
  {
    expert: 'oyelaran',
    category,
    summaries: ['How small companies fall for invoice fraud', 'Fake invoices and changed bank details: security advice'],
    leads: [
      'I am reporting on e-mail fraud against firms with fewer than fifty people, and need security voices.',
      'After a wave of fraud cases I am writing a guide for people who pay invoices.',
    ],
    questions: [
      'How do fraudsters get a small company to pay a fake invoice?',
      'Which security habit stops most of it?',
      'What should a firm do in the first hour after the payment?',
    ],
    answer: [
      'Fraudsters get a company to pay by being patient. They read a hacked mailbox for weeks, wait for a real invoice, and send a polite note that the bank details have changed.',
      'The security habit that stops most of it costs nothing: nobody changes bank details on the strength of an e-mail. Call the number you have had for years, never the one in the message.',
      'In the first hour after the payment, call your bank and ask for a recall, then call the receiving bank yourself. Money is usually moved on within a day, so minutes count.',
    ],
    again:
      'A fake invoice works because it is nearly true: the right supplier, the right amount, one changed line. Fraudsters no longer need to break into the bank of a small company, only into one inbox.',
  },
  {
    expert: 'oyelaran',
    category,
    summaries: ['Passwords at work: what actually helps small teams', 'Password managers and passkeys in small firms'],
    leads: [
      'I need practical security advice for teams without an IT department.',
      'A comparison of passwords, managers and passkeys for people who run an office of ten.',
    ],
    questions: [
      'What should small teams do about passwords first?',
      'Are passkeys ready for a normal office?',
      'How do you handle shared accounts?',
    ],
    answer: [
      'Small teams should first put every password into one manager that the company pays for. It is the only step that makes people’s lives easier and the firm safer on the same afternoon.',
      'Passkeys are ready for a normal office wherever the phone is the second key already. Begin with e-mail and payroll, the two accounts that open all the others, and keep one printed recovery code in the safe.',
      'Shared accounts should not exist; where they must, the manager shares them and nobody ever sees the password. The day a colleague leaves, you change three logins instead of forty.',
    ],
    again:
      'The problem with passwords in small teams is seldom that they are weak. It is that one of them is used everywhere and three former colleagues know it, and no rule about special characters cures that.',
  },
  {
    expert: 'oyelaran',
    category,
    summaries: ['Choosing business software without regretting it', 'Software for small firms: how to avoid lock-in'],
    leads: [
      'I write for owners who buy their first proper business software.',
      'I am collecting hard lessons about software purchases that went wrong in small companies.',
    ],
    questions: [
      'What should a small firm ask before it buys software?',
      'How can it avoid being locked in?',
      'What is a realistic time for the change?',
    ],
    answer: [
      'Before it buys software, a small firm should ask to see its own worst case on the screen: the employee with three contracts, the invoice in two currencies. A demo with the seller’s data proves nothing.',
      'To avoid being locked in, export everything in the first week, while you still like each other. If the export is a pile of PDFs, you are renting your own data.',
      'A realistic time for the change is one full cycle in parallel: two months for payroll, a quarter for accounts. Firms that switch over a weekend spend the next six repairing it.',
    ],
    again:
      'Owners compare lists of features, and regret it over things that were never on the list. Before buying software, ask who answers the phone at nine on the day that wages are due.',
  },
  {
    expert: 'oyelaran',
    category,
    summaries: ['Backups that work: lessons from small businesses', 'Ransomware and backups: what a ten-person firm needs'],
    leads: [
      'For a series on resilience I want to hear what backups look like in firms without specialists.',
      'I am writing about ransomware in small companies and need someone who has restored one.',
    ],
    questions: [
      'What backup does a small business really need?',
      'How often should a restore be tested?',
      'Should a firm ever pay a ransom?',
    ],
    answer: [
      'A small business needs one backup that no computer of the firm can delete. A copy in the same cloud account is a convenience; when the account is taken over, it is gone with the rest.',
      'A restore should be tested twice a year by the person least able to do it. If the office manager can bring one folder back from the instructions, you have a backup; otherwise you have a subscription.',
      'A firm should not pay a ransom as long as it can restore, which is why the test matters. Of those who pay, many get half of their files and a second letter.',
    ],
    again:
      'Every firm I have helped after ransomware had a backup. Half of them had it on a drive that was plugged in that night, so the question is never whether there is a copy but who can reach it.',
  },
  {
    expert: 'oyelaran',
    category,
    summaries: ['Employee data and privacy: what staff should know', 'What employers may do with staff data'],
    leads: [
      'I am a technology reporter looking at how companies treat the data of the people who work for them.',
      'I need someone who builds HR systems to explain what happens to staff data.',
    ],
    questions: [
      'Which employee data do companies keep for too long?',
      'Who can usually see a salary?',
      'What should staff ask their employer?',
    ],
    answer: [
      'The employee data companies keep for too long is whatever nobody decided to delete: applications of people never hired, scans of passports, doctor’s notes in an e-mail folder from years ago.',
      'A salary can usually be seen by more people than either side thinks. We count them when a firm joins us, and the number is rarely below nine, including an external bookkeeper and a shared printer.',
      'Staff should ask three things: what do you hold on me, who opened it in the last year, and when does it go. An employer who can answer has done the work.',
    ],
    again:
      'Most companies do not misuse employee data; they mislay it. The copies that leak are exports made for one meeting, kept on a desktop and carried to the next laptop for years.',
  },
  {
    expert: 'oyelaran',
    category,
    summaries: ['Chatbots in the office: what small firms should forbid', 'AI tools at work: a simple policy for small teams'],
    leads: [
      'I want sensible rules for AI tools in companies that have no lawyers.',
      'I am writing about what happens when employees paste company data into chatbots.',
    ],
    questions: [
      'What should employees never paste into a chatbot?',
      'How long should a policy for AI tools be?',
      'Where do these tools really save time at work?',
    ],
    answer: [
      'Employees should never paste anything into a chatbot that they would not read aloud on a train: names with salaries, contracts, customer lists. The rule is easy to remember and covers most of it.',
      'A policy for AI tools should fit on one page: which tools, which data, who checks the result. The teams that follow a policy are the ones that could recite it.',
      'These tools save time at work where a person can judge the result in seconds: first drafts, summaries of long threads, formulas. Where checking takes as long as doing, nothing is saved.',
    ],
    again:
      'Small firms do not need to forbid chatbots, they need to choose one and pay for it. What employees paste into a private account at night is the part that nobody can delete later.',
  },
];
