import type { Topic } from './topic';

const category = 'Health and Pharma';

/** What Orchard Skin's dermatologist is asked. */
export const skin: readonly Topic[] = [
  {
    expert: 'benedek',
    category,
    summaries: ['Dermatologists on dry skin in winter', 'Winter skin barrier: what dermatologists recommend'],
    leads: [
      'I am looking for dermatologists, with a licence please, for a winter skin guide.',
      'For our December beauty pages: what cold and heating do to skin.',
    ],
    questions: [
      'Why does skin become dry in winter?',
      'Which ingredients repair the skin barrier?',
      'What should people stop doing to dry skin?',
    ],
    answer: [
      'Skin becomes dry in winter because heated air is drier than a desert. Water leaves through the barrier faster than oil glands can seal it, and hands and shins show it first.',
      'The ingredients that repair the skin barrier are plain: glycerin to hold water, ceramides to fill gaps, petrolatum to close the door. A cream of three of them beats a serum of thirty.',
      'What people should stop doing is washing away the symptoms. Shorter showers, lukewarm, soap only where it is needed, and cream within three minutes of the towel.',
    ],
    again:
      'Winter does not dry skin so much as our answer to it does: hot baths, woollen collars, radiators. When patients in my practice lower the bathroom by two degrees, half of the eczema calls stop.',
  },
  {
    expert: 'benedek',
    category,
    summaries: ['Adult acne: dermatologists explain what helps', 'Acne after thirty: skin doctors wanted'],
    leads: [
      'I am in my thirties, have acne again, and write about it. I need dermatologists.',
      'A medical view on adult acne, for readers who have tried everything in the chemist’s.',
    ],
    questions: ['What causes acne in adults?', 'Which treatment should people try first?', 'How long until acne gets better?'],
    answer: [
      'Acne in adults is caused mostly by hormones and by skin care that is too rich. In women it sits along the jaw and comes with the cycle, which is the best clue there is.',
      'The treatment to try first is adapalene in the evening, a pea for the whole face, with a plain moisturiser. Add benzoyl peroxide on spots, and leave scrubs in the shop.',
      'Acne gets better after eight to twelve weeks, and often looks worse in the third. Most people stop exactly there, a month before the result.',
    ],
    again:
      'Adults treat acne like teenagers, with alcohol and courage, and dry their skin out. The cause lies deeper than the surface, so gentle and slow wins; I tell patients to judge it after one season.',
  },
  {
    expert: 'benedek',
    category,
    summaries: ['Sunscreen myths: dermatologists set it right', 'Sun protection every day? Skin doctors answer'],
    leads: [
      'I am checking claims about sunscreen that circulate among our readers.',
      'For a health desk: dermatologists on daily sun protection, with numbers.',
    ],
    questions: [
      'Which sunscreen myth do dermatologists hear most?',
      'How much sunscreen is enough for a face?',
      'Do people need it in winter?',
    ],
    answer: [
      'The sunscreen myth dermatologists hear most is that a high number lasts longer. SPF 50 is a stronger filter, not a longer one; after two hours of sweat it is as gone as SPF 20.',
      'Enough for a face is the length of two fingers. Most people use a third of that and get a third of the protection, whatever the bottle promises.',
      'In winter people need it above 1,500 metres, on snow, and with retinoids. On a grey day in the city, a hat does the work.',
    ],
    again:
      'People worry about the ingredients of sunscreen and forget the amount. I have yet to see a patient harmed by filters, and I see several a week harmed by the third of a portion they used.',
  },
  {
    expert: 'benedek',
    category,
    summaries: ['Moles: when to see a dermatologist', 'Skin checks at home: what to look for'],
    leads: [
      'A public-health piece on skin cancer checks. Board-certified dermatologists only.',
      'I want to show readers how to look at their own skin once a month.',
    ],
    questions: [
      'When should people show a mole to a dermatologist?',
      'How do you check your own skin?',
      'How often is a professional check needed?',
    ],
    answer: [
      'People should show a dermatologist the mole that does not look like its brothers. One that grows, bleeds or itches for three weeks needs an appointment, and so does a dark line under a nail.',
      'To check your own skin, use a phone once a month: back, scalp, soles, photographed from the same chair. Memory is bad at moles; pictures are not.',
      'A professional check every two years is enough for most; once a year with many moles, fair skin or a family history. Above all it should be by someone with a dermatoscope.',
    ],
    again:
      'Two thirds of melanomas are new spots and not old moles that changed. When you check your skin, look for what was not there in summer, and have a partner look at your back.',
  },
  {
    expert: 'benedek',
    category,
    summaries: ['Eczema in children: advice for parents', 'Childhood eczema: dermatologists on calming the skin'],
    leads: [
      'I write for parents of small children and need a dermatologist who treats eczema every week.',
      'A reader’s daughter scratches all night. I would like a specialist to advise families like hers.',
    ],
    questions: ['What calms eczema in children at night?', 'Are steroid creams safe for children?', 'Does diet cause childhood eczema?'],
    answer: [
      'What calms eczema in children at night is cold, cream and cotton: a cool room, ointment an hour before bed, and a damp cotton layer under a dry one for the worst places.',
      'Steroid creams are safe for children when strength and place fit: mild on the face, medium on the arms, for days and not months. More harm comes from fear of them than from the tube.',
      'Diet seldom causes childhood eczema. In one child of ten an allergy plays a part, and it should be tested before milk and eggs disappear from a toddler’s plate.',
    ],
    again:
      'Parents of children with eczema sleep as badly as the child. I begin with the night: short nails, a cool room, and one ointment that the child is allowed to put on alone.',
  },
  {
    expert: 'benedek',
    category,
    summaries: ['Hair loss in women: what dermatologists check', 'Thinning hair: skin doctors on causes and cures'],
    leads: [
      'For a feature on women’s hair loss I need dermatologists who run a hair clinic.',
      'I am separating medicine from marketing in the matter of thinning hair.',
    ],
    questions: [
      'What do dermatologists check first when women lose hair?',
      'Which treatments for hair loss have evidence?',
      'How long does regrowth take?',
    ],
    answer: [
      'When women lose hair, dermatologists first check iron, thyroid and the calendar: a fever, a birth or a crash diet three months ago explains most of what we see in the brush.',
      'The treatments with evidence are minoxidil, for at least half a year, and spironolactone where hormones drive it. Vitamins help those who lack them, and nobody else.',
      'Regrowth takes six months before a mirror shows it, because hair grows a centimetre a month. Photographs under the same lamp keep hope and honesty together.',
    ],
    again:
      'Hair in the shower frightens women more than hair that never grew back. Dermatologists look at the parting and pull sixty hairs: if few come out, the loss is slow and treatable.',
  },
];
