import type { PlanTier } from '@sourcedesk/contracts/accounts';
import type { ExpertKey } from './topic';

export type BrandKey = 'alder' | 'fernway' | 'lumen' | 'orchard' | 'marlow' | 'brightwell';

export interface DemoBrand {
  readonly key: BrandKey;
  readonly name: string;
  /** The domain of site and mailbox, under .example. */
  readonly domain: string;
  readonly plan: PlanTier;
  readonly timeZone: string;
  readonly needsClientApproval?: true;
  /** Local part of the mailbox: a person's, because services refuse addresses of a function. */
  readonly sender: string;
}

export interface DemoExpert {
  readonly key: ExpertKey;
  readonly brand: BrandKey;
  readonly name: string;
  readonly title: string;
  readonly credentials: string;
  /** One sentence that stands in the pitch. */
  readonly bio: string;
  readonly topics: readonly string[];
  readonly alert: string;
  readonly vetoes?: { readonly outlets?: readonly string[]; readonly terms?: readonly string[] };
}

export const brands: readonly DemoBrand[] = [
  { key: 'alder', name: 'Alder & Vale', domain: 'alder-vale.example', plan: 'advanced', timeZone: 'America/New_York', sender: 'rowan' },
  { key: 'fernway', name: 'Fernway Payroll', domain: 'fernway.example', plan: 'premium', timeZone: 'Europe/London', sender: 'maren' },
  { key: 'lumen', name: 'Lumen Sleep', domain: 'lumen-sleep.example', plan: 'standard', timeZone: 'Europe/London', sender: 'aoife' },
  {
    key: 'orchard',
    name: 'Orchard Skin',
    domain: 'orchard-skin.example',
    plan: 'advanced',
    timeZone: 'Europe/London',
    needsClientApproval: true,
    sender: 'salma',
  },
  { key: 'marlow', name: 'Marlow Luggage', domain: 'marlow-luggage.example', plan: 'free', timeZone: 'Europe/London', sender: 'greta' },
  {
    key: 'brightwell',
    name: 'Brightwell Homes',
    domain: 'brightwell-homes.example',
    plan: 'standard',
    timeZone: 'America/New_York',
    sender: 'lucia',
  },
];

export const experts: readonly DemoExpert[] = [
  {
    key: 'thackeray',
    brand: 'alder',
    name: 'Rowan Thackeray',
    title: 'Certified financial planner',
    credentials: 'CFP, 19 years of practice',
    bio: 'Rowan Thackeray is a certified financial planner who has helped households with one income plan mortgages and retirement for nineteen years.',
    topics: ['retirement', 'mortgage', 'personal finance'],
    alert:
      '(retirement OR mortgage OR refinanc* OR downsizing OR "financial planner" OR "bank of mum and dad" OR "adult children" OR "small business owners") AND (plan* OR debt OR sav* OR lender* OR parents OR cash OR house OR money) NOT "crypto miners"',
  },
  {
    key: 'castellane',
    brand: 'alder',
    name: 'Imogen Castellane',
    title: 'Head of investment research',
    credentials: 'CFA, formerly pension fund analyst',
    bio: 'Imogen Castellane leads investment research, and spent eleven years as an analyst of pension funds before she began to advise private investors.',
    topics: ['investing', 'markets'],
    alert:
      '(invest* OR bonds OR "index fund" OR inheritance OR windfall) AND (fund* OR market* OR portfolio OR savings OR couples OR expert* OR advice OR bonds) NOT "crypto miners"',
    vetoes: { terms: ['day trading', 'casino'] },
  },
  {
    key: 'venn',
    brand: 'alder',
    name: 'Dario Venn',
    title: 'Tax adviser',
    credentials: 'Chartered tax adviser',
    bio: 'Dario Venn is a chartered tax adviser who has looked after freelancers, families and small firms since 2009.',
    topics: ['tax', 'freelancers'],
    alert:
      'tax AND (adviser* OR freelancer* OR owners OR firm* OR sellers OR nomads OR couples OR newlyweds OR letter OR office OR abroad)',
  },
  {
    key: 'holt',
    brand: 'fernway',
    name: 'Maren Holt',
    title: 'Director of payroll compliance',
    credentials: 'Chartered payroll professional',
    bio: 'Maren Holt directs payroll compliance for 2,300 small employers, and has answered letters from the authorities for sixteen years.',
    topics: ['payroll', 'small business'],
    alert: 'payroll OR overtime OR "first employee" OR "salary bands" OR "four-day week" OR "pay slips"',
  },
  {
    key: 'achterberg',
    brand: 'fernway',
    name: 'Tobias Achterberg',
    title: 'Founder',
    credentials: 'Founder of a company with 60 people',
    bio: 'Tobias Achterberg founded the company in 2011 with one customer and a borrowed desk, and still answers the telephone on Mondays.',
    topics: ['entrepreneurship', 'leadership', 'small business'],
    alert:
      'founder* OR "small business owners" OR "small business owner" OR "family business" OR "small companies" OR (owners AND customers)',
    vetoes: { outlets: ['Hustle Daily Grind'] },
  },
  {
    key: 'lindqvist',
    brand: 'fernway',
    name: 'Priya Lindqvist',
    title: 'Head of people',
    credentials: 'MSc in work psychology',
    bio: 'Priya Lindqvist is head of people, holds a degree in work psychology and has hired more than four hundred colleagues.',
    topics: ['human resources', 'workplace', 'hiring'],
    alert: 'HR OR "human resources" OR onboarding OR burnout OR "interview questions" OR "parental leave" OR (manag* AND employee*)',
  },
  {
    key: 'oyelaran',
    brand: 'fernway',
    name: 'Jonas Oyelaran',
    title: 'Chief technology officer',
    credentials: 'CISSP, 20 years in business software',
    bio: 'Jonas Oyelaran is chief technology officer, and has built and defended software for small businesses for twenty years.',
    topics: ['security', 'business software', 'privacy'],
    alert:
      'category:technology AND (security OR fraud OR password* OR software OR backup* OR ransomware OR "staff data" OR "employee data" OR chatbot* OR "AI tools")',
  },
  {
    key: 'corrigan',
    brand: 'lumen',
    name: 'Dr. Aoife Corrigan',
    title: 'Sleep physician',
    credentials: 'MD, board certified in sleep medicine',
    bio: 'Aoife Corrigan is a physician with board certification in sleep medicine, and sees about forty patients with sleep disorders a week.',
    topics: ['sleep', 'sleep medicine'],
    alert:
      'sleep* AND (doctor* OR physician* OR specialist* OR medicine OR apnoea OR melatonin OR tracker* OR age OR exercise) NOT (mattress OR "sleep apps")',
  },
  {
    key: 'whitby',
    brand: 'lumen',
    name: 'Callum Whitby',
    title: 'Sleep coach for shift workers',
    credentials: 'Former paramedic, certified sleep coach',
    bio: 'Callum Whitby was a paramedic on night shifts for twelve years and now coaches nurses, crews and new parents to sleep better.',
    topics: ['sleep', 'shift work', 'parenting'],
    alert:
      '(sleep OR nap OR naps OR "jet lag" OR bedtime) AND (shift* OR teenagers OR parents OR work OR bedroom* OR crew* OR trip OR night)',
  },
  {
    key: 'benedek',
    brand: 'orchard',
    name: 'Dr. Salma Benedek',
    title: 'Dermatologist',
    credentials: 'MD, board-certified dermatologist',
    bio: 'Salma Benedek is a dermatologist with board certification who has run a practice for skin and hair since 2008.',
    topics: ['dermatology', 'skin'],
    alert: 'dermatolog* OR eczema OR acne OR sunscreen OR "skin doctors" OR "skin checks"',
    vetoes: { terms: ['tanning beds'] },
  },
  {
    key: 'eastaway',
    brand: 'orchard',
    name: 'Noor Eastaway',
    title: 'Cosmetic chemist',
    credentials: 'MSc in cosmetic science',
    bio: 'Noor Eastaway is a cosmetic chemist who has formulated more than ninety creams and cleansers, a third of them for sensitive skin.',
    topics: ['skincare', 'beauty'],
    alert: 'skincare OR retinol OR cosmetic* OR "face masks" OR fragrance',
  },
  {
    key: 'finch',
    brand: 'marlow',
    name: 'Greta Finch',
    title: 'Head of design',
    credentials: 'Industrial designer',
    bio: 'Greta Finch is head of design, has drawn bags for fourteen years and tests each of them on night trains across Europe.',
    topics: ['luggage', 'packing', 'rail travel'],
    alert: 'luggage OR suitcase* OR "carry-on" OR packing OR "night train" OR "sleeper train" OR "cabin bag" OR "lost bags"',
  },
  {
    key: 'farrant',
    brand: 'brightwell',
    name: 'Lucia Farrant',
    title: 'Renovation director',
    credentials: 'Chartered builder',
    bio: 'Lucia Farrant is a chartered builder who has directed the renovation of more than three hundred family houses.',
    topics: ['renovation', 'home improvement'],
    alert: 'renovat* OR remodel* OR builder OR ("selling" AND house) OR ((refinanc* OR mortgage) AND homeowners)',
  },
  {
    key: 'tolland',
    brand: 'brightwell',
    name: 'Bram Tolland',
    title: 'Building energy engineer',
    credentials: 'MEng, energy assessor',
    bio: 'Bram Tolland is an engineer and energy assessor who has measured heat, damp and draughts in nine hundred homes.',
    topics: ['energy', 'heating', 'home improvement'],
    alert: '"heat pump" OR insulation OR mould OR "solar panels" OR heating OR (storm* AND homeowners)',
  },
];
