import type { Topic } from './topic';

const category = 'Lifestyle and Entertainment';

/** What Orchard Skin's cosmetic chemist is asked. */
export const lifestyle: readonly Topic[] = [
  {
    expert: 'eastaway',
    category,
    summaries: ['A skincare routine with three products', 'Minimal skincare: what a chemist would keep'],
    leads: [
      'I want to empty the bathroom shelf for a new-year feature. Cosmetic chemists wanted.',
      'Beauty page: how few skincare products can one get by with.',
    ],
    questions: [
      'Which three skincare products are enough?',
      'What do people buy twice without noticing?',
      'In which order should products go on?',
    ],
    answer: [
      'Three skincare products are enough for most faces: a mild cleanser, a moisturiser you like, and a sunscreen for the day. Everything else is a hobby, and there is nothing wrong with hobbies.',
      'What people buy twice is moisturiser: day cream, night cream and half of all serums are the same emulsion in other jars. Read the first five ingredients and compare.',
      'Products go on from thin to thick, with sunscreen as the last. If something rolls off in crumbs, you used too much of the layer below.',
    ],
    again:
      'As a chemist I would keep what the skin cannot do for itself: wash, hold water, stop the sun. Three products do that, and the fourth is usually there because of its bottle.',
  },
  {
    expert: 'eastaway',
    category,
    summaries: ['Reading a cosmetics label: a chemist’s guide', 'What ingredient lists on skincare really say'],
    leads: [
      'I am writing a guide to ingredient lists and need a cosmetic chemist who can be blunt.',
      'Our readers photograph labels in the shop. I would like an expert to read some with me.',
    ],
    questions: [
      'What does the order of ingredients tell buyers?',
      'Which words on skincare labels mean nothing?',
      'How long do opened products last?',
    ],
    answer: [
      'The order of ingredients tells buyers what there is most of, down to one percent; below that line, the maker may shuffle. Look for the preservative: what follows it is perfume and poetry.',
      'The words on skincare labels that mean nothing are "clean", "dermatologist tested" and "active". None is defined, and the last is true of water.',
      'Opened products last as long as the number in the little jar says, in months. Vitamin C is the exception: when it turns the colour of tea, it is finished.',
    ],
    again:
      'A label is a recipe without amounts. Buyers can still read the order of ingredients from both ends: the first five are the product, and the last five are the reason for its name.',
  },
  {
    expert: 'eastaway',
    category,
    summaries: ['Retinol for beginners: how to start', 'Starting retinol without the peeling'],
    leads: [
      'I need cosmetic experts for a step-by-step piece on retinol.',
      'A beginner’s guide to retinol, for readers who have been warned about peeling.',
    ],
    questions: ['How should beginners start with retinol?', 'What should not be used together with retinol?', 'When do results show?'],
    answer: [
      'Beginners should start with retinol twice a week, at a quarter of a percent, on dry skin over a thin cream. After a month without peeling, add a third evening, and no sooner.',
      'What should not be used together with it on the same evening are acids and scrubs. Vitamin C is fine in the morning; the fear of that pair comes from laboratories of the nineties.',
      'Results show after twelve weeks, first as texture, much later as lines. Whoever sees a miracle in ten days is looking at a swollen face.',
    ],
    again:
      'Peeling is not a sign that retinol works, only that it was too much. Beginners get the same result from half the dose in twice the time, and keep their friends.',
  },
  {
    expert: 'eastaway',
    category,
    summaries: ['Perfume and sensitive skin: what to know', 'Fragrance in skincare: friend or foe?'],
    leads: [
      'For a beauty column on scent I am looking for chemists who formulate with and without fragrance.',
      'I am asking experts whether fragrance-free skincare deserves its reputation.',
    ],
    questions: [
      'Does fragrance in skincare irritate sensitive skin?',
      'What is the difference between unscented and fragrance-free?',
      'How can people test a product at home?',
    ],
    answer: [
      'Fragrance in skincare irritates sensitive skin in perhaps two people of a hundred, and those two know it soon. For everyone else it is a pleasure that does no work.',
      'The difference matters: fragrance-free has no scent added, unscented may hold a perfume that hides the smell of the rest. Sensitive noses fall for the second word.',
      'To test a product at home, put a little inside the elbow, twice a day for five days. If nothing itches by the weekend, the face will probably agree.',
    ],
    again:
      'The worst fragrance for sensitive skin is often the natural one: citrus and lavender oils oxidise on the shelf. Fragrance-free is the safe choice in skincare, but it is no mark of quality.',
  },
  {
    expert: 'eastaway',
    category,
    summaries: ['Homemade face masks: a chemist is not amused', 'Kitchen skincare: what is safe and what is not'],
    leads: [
      'Lemon, soda, egg: I am testing kitchen remedies and want a chemist to comment.',
      'A cheerful piece on homemade skincare, with a serious box of warnings.',
    ],
    questions: [
      'Which homemade face masks can harm skin?',
      'Is anything from the kitchen worth using?',
      'Why do shop products need preservatives?',
    ],
    answer: [
      'The homemade face masks that harm skin are lemon and baking soda: one is as sour as vinegar, the other nearly as alkaline as soap, and skin sits between the two for good reason.',
      'Worth using from the kitchen are oats and honey. Ground oats in lukewarm water calm an itch better than many creams, and honey holds water; both belong in the bin after one day.',
      'Shop products need preservatives because a jar of cream is soup. Leave yours on the radiator for three days without any, and you will not ask again.',
    ],
    again:
      'A kitchen has no instrument for the one number that matters, the pH. Most homemade masks are harmless because they are rinsed off, and the harmful ones sting, which people take for proof.',
  },
  {
    expert: 'eastaway',
    category,
    summaries: ['Beauty gifts that are actually useful', 'Skincare gifts under thirty: experts recommend'],
    leads: [
      'A gift guide with advice instead of brands: which kinds of skincare can one give to anybody.',
      'Holiday pages: what beauty experts give, and what they secretly pass on.',
    ],
    questions: [
      'Which skincare can people give without knowing the skin?',
      'What makes a bad beauty gift?',
      'How can a gift on a small budget look generous?',
    ],
    answer: [
      'Skincare that people can give without knowing the skin is whatever gets washed off or worn on lips and hands: a soap, a balm, a hand cream in a tube.',
      'A bad beauty gift is one with a message: anti-ageing, slimming, for problem skin. Nobody has ever unwrapped a wrinkle cream and felt loved.',
      'A gift on a small budget looks generous when it is one good thing in a full size. Five sample bottles in a basket look like a hotel.',
    ],
    again:
      'I give hand cream, because everybody has hands and nobody is insulted. The best skincare gift replaces something people use up anyway with a better version of it.',
  },
];
