import type { Topic } from './topic';

const category = 'Health and Pharma';

/** What Lumen Sleep's people and Orchard Skin's dermatologist are asked. */
export const health: readonly Topic[] = [
  {
    expert: 'corrigan',
    category,
    summaries: ['Why people wake at three in the morning', 'Waking in the night: sleep doctors explain'],
    leads: [
      'I need a sleep doctor for a feature on the small hours. Plain words, please.',
      'Readers tell us that they fall asleep well and wake at three. I am looking for sleep medicine experts.',
    ],
    questions: [
      'Why do so many people wake at three in the morning?',
      'What should they do when they lie awake?',
      'When is it time to see a doctor about sleep?',
    ],
    answer: [
      'People wake at three because deep sleep is used up by then. The second half of the night is light and dreamy, and a warm room, a full bladder or yesterday’s wine is enough to lift you out of it.',
      'If they lie awake for what feels like twenty minutes, they should get up, sit somewhere dim and read something dull. The bed must not become the place where worries are sorted.',
      'It is time to see a doctor when sleep is poor three nights a week for three months, or when somebody hears you stop breathing.',
    ],
    again:
      'Waking in the night is normal; noticing it is the problem. Healthy sleepers surface four or five times, and those who check the clock at three in the morning teach the brain to keep the appointment.',
  },
  {
    expert: 'corrigan',
    category,
    summaries: ['Snoring and sleep apnoea: signs to take seriously', 'When snoring is more than noise'],
    leads: [
      'I am writing for couples kept apart by snoring, and need a sleep physician.',
      'A health page on sleep apnoea, for people who think that they only snore.',
    ],
    questions: [
      'Which signs of sleep apnoea should people take seriously?',
      'Does losing weight stop snoring?',
      'What does a sleep test look like today?',
    ],
    answer: [
      'The signs of sleep apnoea to take seriously are pauses in breathing that somebody else hears, morning headaches, and nodding off at a red light. Loudness alone says little.',
      'Losing weight helps with snoring in about half of my patients, and ten percent of body weight is usually enough to tell. Slim people have apnoea, too, often because of the shape of the jaw.',
      'A sleep test today is a clip on the finger and a band on the chest, for one night at home. Nobody has to be wired up in a laboratory for a first answer.',
    ],
    again:
      'Snoring is a sound and apnoea is a pause, and partners can tell them apart better than patients. I ask for one minute of recording from the night; it often says more than the questionnaire.',
  },
  {
    expert: 'corrigan',
    category,
    summaries: ['Sleep and ageing: how much do older people need?', 'Why sleep changes after sixty'],
    leads: [
      'For a magazine with older readers I want to correct a few myths about sleep.',
      'I am looking for a sleep specialist on the changes that come with age.',
    ],
    questions: [
      'How much sleep do people over sixty need?',
      'Why does sleep become lighter with age?',
      'Are naps good or bad for older people?',
    ],
    answer: [
      'People over sixty need about as much sleep as they did at forty, seven hours give or take one. What changes is that they rarely get it in one piece.',
      'Sleep becomes lighter with age because the brain makes less of the slow waves that bury us. Pain, tablets and an early dinner do the rest, and all three can be moved.',
      'Naps are good for older people when they end before three and last under half an hour. A long nap on the sofa is borrowed from the night, at a high rate.',
    ],
    again:
      'The idea that older people need little sleep is a myth built on early bedtimes. Someone who goes to bed at nine and wakes at four has slept seven hours, however early the morning feels at sixty.',
  },
  {
    expert: 'corrigan',
    category,
    summaries: ['Melatonin: who it helps and who it does not', 'Sleep supplements: doctors on melatonin'],
    leads: [
      'I am sorting evidence from advertising on melatonin, and need physicians.',
      'Half of our readers have tried melatonin for sleep. What should they know?',
    ],
    questions: [
      'Whom does melatonin help to sleep?',
      'What dose of melatonin makes sense?',
      'Who should not take it?',
    ],
    answer: [
      'Melatonin helps people whose clock is wrong: after a flight, on shifts, or teenagers who cannot sleep before two. It does little for those who lie awake worrying, which is most of the people who buy it.',
      'A dose of half a milligram to three makes sense, taken some hours before bed. More is not stronger, it only lasts longer, which is why people wake up foggy.',
      'Pregnant women, people on blood thinners and anyone with epilepsy should not take melatonin without asking. And children need a diagnosis before they need a gummy bear.',
    ],
    again:
      'I think of melatonin as a clock hand and not as a hammer. It tells the body when night begins, so it helps to sleep earlier; it does not knock anybody out.',
  },
  {
    expert: 'corrigan',
    category,
    summaries: ['Sleep trackers: helpful or harmful?', 'When sleep data makes sleep worse'],
    leads: [
      'I wore four sleep trackers for a month, and now I need a doctor to tell me what it meant.',
      'For a technology and health page: what do sleep trackers measure, and who should take them off.',
    ],
    questions: [
      'What do sleep trackers measure well?',
      'Can data make sleep worse?',
      'Who should stop wearing a tracker?',
    ],
    answer: [
      'Sleep trackers measure time in bed and heart rate well, and guess the rest. The coloured bars for deep sleep agree with a laboratory about as often as two strangers agree on a film.',
      'Data can make sleep worse: I see patients who slept fine until the watch said otherwise. We tell a body how it slept, and it obeys.',
      'Whoever checks the score before asking themselves how they feel should stop wearing a tracker for two weeks. If sleep improves, they have their result.',
    ],
    again:
      'What trackers measure well is regularity, and that is worth knowing. If the watch gets you to bed at the same hour it has earned its price; the nightly score is entertainment.',
  },
  {
    expert: 'corrigan',
    category,
    summaries: ['Exercise and sleep: does a late workout hurt?', 'The best time to exercise for good sleep'],
    leads: [
      'Runners and gym-goers ask us when they should train. I would like a sleep doctor to settle it.',
      'A short piece on training and sleep, with advice for people who only have evenings.',
    ],
    questions: [
      'Does a late workout hurt sleep?',
      'How long before bed should exercise end?',
      'Which kind of exercise improves sleep most?',
    ],
    answer: [
      'A late workout hurts sleep less than no workout at all. Most people can train until nine and sleep at eleven; the exceptions know who they are.',
      'Hard exercise should end ninety minutes before bed, because the body has to cool by about half a degree to fall asleep. A lukewarm shower shortens the wait.',
      'The kind of exercise that improves sleep most is the one done outdoors before noon: daylight sets the clock and effort fills the tank. Thirty minutes of walking count.',
    ],
    again:
      'Evening exercise got its bad name from studies on elite athletes. For everybody else the body only needs time to cool down, and a brisk walk after dinner does no harm to sleep whatsoever.',
  },
  {
    expert: 'whitby',
    category,
    summaries: ['Sleep and shift work: advice for nurses', 'How shift workers can sleep in the daytime'],
    leads: [
      'I am looking for someone who coaches shift workers, UK preferred, for a nursing magazine.',
      'A health feature on night shifts in hospitals and warehouses.',
    ],
    questions: [
      'How can shift workers sleep well in the daytime?',
      'What should they eat on a night shift?',
      'How do they change back on days off?',
    ],
    answer: [
      'Shift workers sleep well in the daytime when they protect the way home: sunglasses on, no shopping, bed within an hour of the last patient. Ten minutes of bright morning light can cost two hours of sleep.',
      'On a night shift, eat the main meal before midnight and something small and warm at four. The gut is asleep even when you are not, and vending machines take revenge at six.',
      'To change back on days off, sleep only four hours after the last night, then go to bed at ten. One tired day is cheaper than three strange ones.',
    ],
    again:
      'Nurses ask me about pillows when the problem is the doorbell. Daytime sleep needs an agreement with the household: a sign, a silent phone, and one person who may wake you.',
  },
  {
    expert: 'whitby',
    category,
    summaries: ['Bedtime routines that work for teenagers', 'Teenagers and sleep: what parents can do'],
    leads: [
      'School starts early and teenagers fall asleep late. I want advice that parents can follow without a fight.',
      'I am writing for parents of teenagers, and need sleep coaches with patience.',
    ],
    questions: [
      'Why do teenagers fall asleep so late?',
      'Which bedtime routine works for teenagers?',
      'Should parents take the phone away at night?',
    ],
    answer: [
      'Teenagers fall asleep late because their clock runs up to two hours behind ours. It is biology before it is defiance, and it passes at about twenty.',
      'The bedtime routine that works is a getting-up routine: light, breakfast, the same hour at weekends give or take one. Evenings follow mornings within ten days.',
      'Parents should not take the phone away, they should move the charger. When the whole family charges in the kitchen, it is a rule of the house and not a punishment at night.',
    ],
    again:
      'A bedtime is the one rule teenagers cannot keep even if they want to. I work with parents on mornings instead, because daylight before school does more for falling asleep than any lecture.',
  },
  {
    expert: 'whitby',
    category,
    summaries: ['Napping at work: how long and when', 'The power nap, explained by sleep experts'],
    leads: [
      'A light but correct piece about naps at work.',
      'I want to try naps in our newsroom, and need someone to tell me how.',
    ],
    questions: [
      'How long should a nap at work be?',
      'What is the best time for a nap?',
      'How do you convince an employer?',
    ],
    answer: [
      'A nap at work should be fifteen minutes long, with an alarm at twenty. Beyond half an hour you wake from deep sleep and are less use to anybody than before.',
      'The best time for a nap is seven hours after you got up, which for most people is just after lunch. Drink the coffee before you lie down; it arrives as you wake.',
      'To convince an employer, offer a trial of four weeks in one team and count mistakes in the afternoon. Factories have done so for years, and nobody calls them soft.',
    ],
    again:
      'A nap is a tool with a blade: short cuts cleanly, long leaves a mess. People who nap well at work sit in a chair, cover their eyes and do not try to sleep at all.',
  },
  {
    expert: 'whitby',
    category,
    summaries: ['Jet lag: a plan for the first three days', 'Beating jet lag on a short business trip'],
    leads: [
      'I fly long distances for work and want a plan against jet lag that I can print.',
      'For a travel health page: jet lag, from someone who coaches crews.',
    ],
    questions: [
      'What is the best plan against jet lag?',
      'Is it worth adapting on a trip of two days?',
      'Does direction make a difference?',
    ],
    answer: [
      'The best plan against jet lag is light at the right time: flying east, seek it in the late morning; flying west, in the evening. Food and coffee only help to stay awake for it.',
      'On a trip of two days it is not worth adapting. Stay on home time, put meetings where your afternoon is, and wear dark glasses at their sunrise.',
      'Direction makes a great difference: the body finds it easier to stay up than to go to bed early. Count one day of jet lag for each hour eastwards, half a day westwards.',
    ],
    again:
      'Crews I coach do not fight jet lag, they choose which day will be bad. A plan that spends the first afternoon outdoors and the second in bed at nine beats every pill in the bag.',
  },
  {
    expert: 'whitby',
    category,
    summaries: ['Bedrooms that help you sleep: small changes', 'Light, noise, temperature: setting up a bedroom for sleep'],
    leads: [
      'I am looking for cheap changes to a bedroom that improve sleep, not for products.',
      'A home and health crossover: what a bedroom should be like at night.',
    ],
    questions: [
      'Which bedroom change improves sleep most for little money?',
      'What temperature is best for sleep?',
      'How dark does a bedroom have to be?',
    ],
    answer: [
      'The bedroom change that improves sleep most for little money is taking the clock away. Whoever cannot see the time cannot count the hours that are left.',
      'The best temperature for sleep is around eighteen degrees for most people, with warm feet. Socks and an open window beat a heated room, and they cost nothing.',
      'A bedroom should be so dark that you cannot see your hand, and that usually means dealing with three small lights: charger, router, street lamp. A strip of tape and a lined curtain will do.',
    ],
    again:
      'People ask me about mattresses and sleep under a lamp. Before spending money, lie down at ten in the evening and look for every light and every sound; most bedrooms have five.',
  },
  {
    expert: 'whitby',
    category,
    summaries: ['New parents and sleep: surviving the first months', 'Sleep for new parents: coaches with realistic tips'],
    leads: [
      'I want realistic advice for exhausted parents, without promises.',
      'For a parenting podcast’s web page: how couples share the nights with a newborn.',
    ],
    questions: [
      'How can new parents share the nights?',
      'What is the least sleep a parent can manage on?',
      'When does it get better?',
    ],
    answer: [
      'New parents can share the nights in shifts instead of turns: one sleeps from nine to two in another room, the other from two to seven. Five hours in one piece are worth eight in pieces.',
      'The least sleep a parent can manage on is about five hours, for some weeks and not for months. Whoever falls asleep at a traffic light should hand over the keys and ask for help.',
      'It gets better at about four months, and again at six, with bad fortnights in between. Nobody who tells you otherwise remembers it correctly.',
    ],
    again:
      'Parents who take turns at every cry both lose the night. Share it by the clock: an unbroken stretch for each does more than fairness by the hour.',
  },
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
    questions: [
      'What causes acne in adults?',
      'Which treatment should people try first?',
      'How long until acne gets better?',
    ],
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
    questions: [
      'What calms eczema in children at night?',
      'Are steroid creams safe for children?',
      'Does diet cause childhood eczema?',
    ],
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
