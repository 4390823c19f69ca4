import type { Elsewhere } from './topic';

/** Queries of the same digests that are for nobody at the agency: nine of ten are. */
export const elsewhere: readonly Elsewhere[] = [
  {
    category: 'Lifestyle and Entertainment',
    summary: 'Dog trainers on leash pulling',
    body: 'For a pet column I would like to speak with certified dog trainers. How do you stop a grown dog from pulling? Which equipment do you refuse to use? Please give your town and years of practice.',
  },
  {
    category: 'Lifestyle and Entertainment',
    summary: 'Sourdough bakers with unusual starters',
    body: 'I am collecting stories of sourdough starters that are older than their bakers. Where did yours come from? What is the oddest thing you have fed it? A photo would be lovely, as a link.',
  },
  {
    category: 'Travel',
    summary: 'Hotel managers on honeymoon requests',
    body: 'A light feature on the strangest honeymoon requests hotels receive. What was the oddest one you granted? Which did you decline? Hotels with more than twenty rooms only.',
  },
  {
    category: 'Travel',
    summary: 'Beekeepers who rent out holiday cottages',
    body: 'I write about farm stays and am looking for beekeepers with cottages. What do guests ask first? Has anybody been stung? How do you insure it?',
  },
  {
    category: 'General',
    summary: 'Teachers on phones in the classroom',
    body: 'We are asking secondary school teachers about phone bans. What changed in your classroom after a ban? What did pupils do instead? You may stay anonymous, but I need your school’s town.',
  },
  {
    category: 'General',
    summary: 'Marathon runners over seventy',
    body: 'Looking for runners who began after sixty and have finished a marathon since. Why did you start so late? What do your grandchildren say? What does a week of training look like?',
  },
  {
    category: 'Health and Pharma',
    summary: 'Dentists on whitening strips',
    body: 'A consumer test of whitening strips needs comments from dentists. Which damage do you see? How often is too often? Please state where you are licensed.',
  },
  {
    category: 'Health and Pharma',
    summary: 'Allergists on pollen seasons getting longer',
    body: 'I am reporting on longer pollen seasons and need allergists or palynologists. Which plants start earlier now? What can patients do in February?',
  },
  {
    category: 'Health and Pharma',
    summary: 'Midwives about birth plans',
    body: 'What do midwives think of birth plans written by apps? I need three voices from different countries. What would you cross out? What is always missing?',
  },
  {
    category: 'Business and Finance',
    summary: 'Crypto miners on electricity prices',
    body: 'I am looking for crypto miners who have moved machines because of power prices. Where did you move? What does a coin cost you now? Anonymous sources are fine after a call.',
  },
  {
    category: 'Business and Finance',
    summary: 'Franchise lawyers on coffee chains',
    body: 'Our trade paper is looking at franchise agreements of coffee chains. Which clause ends most often in court? What should a franchisee refuse to sign?',
  },
  {
    category: 'Business and Finance',
    summary: 'Logistics managers on empty containers',
    body: 'For a shipping newsletter I am looking for logistics managers. Where do empty containers pile up this season? What does it cost to move one back?',
  },
  {
    category: 'Technology',
    summary: 'Drone pilots who survey farmland',
    body: 'I need drone pilots with farm clients. What does a flight over one hundred hectares cost? Which crop is hardest to see from above? Footage by link, please.',
  },
  {
    category: 'Technology',
    summary: 'Collectors of early mobile telephones',
    body: 'For a museum newsletter I am looking for collectors of telephones from before 1995. Which one would you save from a fire? Does it still work?',
  },
  {
    category: 'Technology',
    summary: 'Quantum physicists explain error correction',
    body: 'I am looking for quantum physicists who can explain error correction to engineers. What is a logical qubit? When will it matter outside a laboratory?',
  },
  {
    category: 'Podcasts',
    summary: 'True-crime archivists for a podcast',
    body: 'Our podcast is looking for archivists who have found forgotten court files. What did you find? Whom did you have to ask? Recording is remote, forty minutes.',
  },
  {
    category: 'Podcasts',
    summary: 'Wedding singers with disaster stories',
    body: 'A comedy podcast is looking for wedding singers. What went wrong? Who noticed? Would you sing it again on air?',
  },
  {
    category: 'Gift Bags',
    summary: 'Handmade candles for a festival gift bag',
    body: 'We are filling four hundred gift bags for a film festival and are looking for handmade candles. Can you deliver in three weeks? Do you have a version without scent?',
  },
  {
    category: 'Lifestyle and Entertainment',
    summary: 'Gardeners on slugs, without chemicals',
    body: 'A spring page on slugs. What has worked for you for more than one season? What is a myth? Allotment holders very welcome.',
  },
  {
    category: 'Lifestyle and Entertainment',
    summary: 'Florists on funeral flowers',
    body: 'I am writing about the language of funeral flowers, and would like to hear from florists with a shop near a cemetery. What do people ask for now? What has gone out of fashion?',
  },
  {
    category: 'General',
    summary: 'Rural bus drivers on their longest route',
    body: 'A portrait series on rural bus lines. How long is your route? Who rides it every day? What would be lost without it?',
  },
  {
    category: 'General',
    summary: 'Volunteer firefighters with a day job',
    body: 'Employers and volunteer firefighters wanted: how do you agree on leaving in the middle of a shift? What was the longest absence?',
  },
  {
    category: 'Travel',
    summary: 'Kayak guides on tides and beginners',
    body: 'For an outdoor magazine I am looking for sea kayak guides. Which mistake do beginners make with tides? What do you carry that they do not?',
  },
  {
    category: 'Travel',
    summary: 'Campers with a van built from a bread truck',
    body: 'I am looking for people who live in converted delivery vans. What did the conversion cost? What would you leave out next time? Pictures by link only.',
  },
  {
    category: 'Health and Pharma',
    summary: 'Audiologists on concerts and hearing',
    body: 'A music magazine asks audiologists: how loud is too loud for three hours? Which ear plugs keep the bass? Is ringing the next morning a warning?',
  },
  {
    category: 'Business and Finance',
    summary: 'Vineyard accountants on frost insurance',
    body: 'Trade reporter seeks accountants with vineyard clients. What does frost insurance cost this year? Who goes without it?',
  },
  {
    category: 'Lifestyle and Entertainment',
    summary: 'Chess coaches on children who quit',
    body: 'Why do talented children stop playing chess at twelve? I need coaches with more than ten years at a club. What do you say to the parents?',
  },
  {
    category: 'General',
    summary: 'Translators of poetry into small languages',
    body: 'For a literary supplement I am looking for translators of poetry into languages with fewer than a million speakers. What could you not translate? What became better?',
  },
];
