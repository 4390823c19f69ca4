import type { Topic } from './topic';

const category = 'Health and Pharma';

/** What Lumen Sleep's physician and coach are asked. */
export const sleep: readonly Topic[] = [
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
      'Half of our readers have tried melatonin for sleep, and most of them chose the dose by the colour of the box.',
    ],
    questions: ['Whom does melatonin help to sleep?', 'What dose of melatonin makes sense?', 'Who should not take it?'],
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
    questions: ['What do sleep trackers measure well?', 'Can data make sleep worse?', 'Who should stop wearing a tracker?'],
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
      'The late workout got its bad name from studies on elite athletes. For everybody else the body only needs time to cool down, and a brisk walk after dinner does no harm to sleep whatsoever.',
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
    leads: ['A light but correct piece about naps at work.', 'I want to try naps in our newsroom, and need someone to tell me how.'],
    questions: ['How long should a nap at work be?', 'What is the best time for a nap?', 'How do you convince an employer?'],
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
    questions: ['How can new parents share the nights?', 'What is the least sleep a parent can manage on?', 'When does it get better?'],
    answer: [
      'New parents can share the nights in shifts instead of turns: one sleeps from nine to two in another room, the other from two to seven. Five hours in one piece are worth eight in pieces.',
      'The least sleep a parent can manage on is about five hours, for some weeks and not for months. Whoever falls asleep at a traffic light should hand over the keys and ask for help.',
      'It gets better at about four months, and again at six, with bad fortnights in between. Nobody who tells you otherwise remembers it correctly.',
    ],
    again:
      'Parents who take turns at every cry both lose the night. Share it by the clock: an unbroken stretch for each does more than fairness by the hour.',
  },
];
