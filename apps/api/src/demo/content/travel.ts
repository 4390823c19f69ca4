import type { Topic } from './topic';

const category = 'Travel';

/** What Marlow Luggage's head of design is asked. */
export const travel: readonly Topic[] = [
  {
    expert: 'finch',
    category,
    summaries: ['Packing light for a winter rail journey', 'A carry-on for a week in the cold: packing advice'],
    leads: [
      'I am planning a winter feature on slow travel by train and want packing advice from people who make luggage.',
      'For readers who take a week by train or plane with one small bag.',
    ],
    questions: [
      'How do you pack light for a winter journey?',
      'Which item do people pack too much of?',
      'What belongs in the outer pocket of a carry-on?',
    ],
    answer: [
      'To pack light for a winter journey, wear the bulk and pack the layers: coat and boots on the body, three thin wool tops in the bag. A second sweater takes the room of four of them.',
      'The item people pack too much of is shoes, followed by "just in case" trousers. Two pairs of shoes, one on the feet, have carried me through eleven winters of testing bags.',
      'In the outer pocket belong ticket, charger, a cup and gloves: whatever you need standing up. Anything you need sitting down goes inside the carry-on.',
    ],
    again:
      'A winter bag is heavy because of what people fear. Pack for the weather forecast plus one layer, and you travel light; pack for the film version of it, and you carry the whole wardrobe.',
  },
  {
    expert: 'finch',
    category,
    summaries: ['How to choose a suitcase that lasts ten years', 'Hard or soft suitcase? Designers explain'],
    leads: [
      'I am testing suitcases and would like a designer to explain what to look at in a shop.',
      'A buying guide that names no brands: I want to know how a good suitcase is made.',
    ],
    questions: [
      'How can buyers recognise a suitcase that lasts?',
      'Which part of a suitcase breaks first?',
      'Is a hard shell better than a soft one?',
    ],
    answer: [
      'Buyers can recognise a suitcase that lasts by turning it over. Screws instead of rivets at the wheels mean that somebody expected to repair it; moulded wheels mean that nobody did.',
      'The part that breaks first is the wheel, then the handle, then the zip. In our returns, shells come a distant fourth, although advertising talks of nothing else.',
      'A hard shell is better for bottles and rain, a soft one for overfull trains and a back seat. Neither survives a handle with play in it, so pull the handle out and shake it.',
    ],
    again:
      'A suitcase lasts as long as its cheapest wheel. I tell buyers to roll the empty case over the threshold of the shop ten times: if it rattles there, it will shout in an airport.',
  },
  {
    expert: 'finch',
    category,
    summaries: ['Carry-on rules: how travellers avoid the gate fee', 'Airlines measure bags again: tips for travellers'],
    leads: [
      'Airlines are strict about cabin bags again, and I need practical tips for travellers.',
      'I am writing about fees at the gate and about how frequent travellers avoid them.',
    ],
    questions: [
      'How do travellers avoid a carry-on fee at the gate?',
      'Which measurements should a cabin bag have?',
      'What should never be in a bag that may be checked?',
    ],
    answer: [
      'Travellers avoid a carry-on fee by measuring the bag full, standing up, wheels included. Most bags are sold by the size of their shell, and the wheels add the four centimetres that cost fifty euros.',
      'A cabin bag of 55 by 35 by 20 centimetres passes nearly everywhere; 40 by 30 by 20 passes as the free item of the strict airlines. Between the two there is mostly disappointment.',
      'Never put medicine, keys or batteries in a bag that may be checked at the gate. It is taken from your hand in ten seconds, and you will not think of them in time.',
    ],
    again:
      'The gate fee is charged for wheels and pockets. A traveller with a soft bag, nothing in the front pocket and a calm face is measured far less often; I have watched it for whole mornings.',
  },
  {
    expert: 'finch',
    category,
    summaries: ['Family travel: packing for children without chaos', 'Packing for a family of four: experts wanted'],
    leads: [
      'I write for parents and look for packing advice that survives a motorway service area.',
      'Family trips with small children: what to pack and what to leave.',
    ],
    questions: [
      'How should a family divide its luggage?',
      'What do parents always forget to pack?',
      'From what age should children carry their own bag?',
    ],
    answer: [
      'A family should divide its luggage by day and not by person: one bag for the first night on top, the rest stays in the car. Nobody wants to open four suitcases in a hotel corridor at ten.',
      'What parents always forget to pack is a change of clothes for themselves. Children get three spare sets, and the adult who held the yoghurt gets none.',
      'From the age of four, children should carry their own bag with three things they chose. It weighs nothing, and it ends the question of who carries the rabbit.',
    ],
    again:
      'Families pack for each child and forget the journey itself. One open tote with wipes, water, a light blanket and a game keeps the luggage shut until you arrive.',
  },
  {
    expert: 'finch',
    category,
    summaries: ['Lost luggage: what to do in the first hour', 'Bags that never arrive: tips before and after a flight'],
    leads: [
      'A service page on lost luggage, with advice for the first hour at the airport.',
      'Summer means lost bags. I would like tips from people who know luggage from the inside.',
    ],
    questions: [
      'What should travellers do in the first hour after a bag is lost?',
      'Do trackers in luggage help?',
      'How can people prepare before the flight?',
    ],
    answer: [
      'In the first hour after a bag is lost, travellers should file the report before leaving the hall and photograph it. The number on that slip is the only thing an airline can look up later.',
      'Trackers in luggage help less to find the bag than to end an argument. When you can show that it sits in Lisbon, the conversation becomes short and polite.',
      'Before the flight, take a photo of the open bag and put your name inside, not only outside. Tags tear off; nobody tears out the lining.',
    ],
    again:
      'A lost bag is mostly a late one: nine in ten arrive within two days. What travellers do in the first hour decides whether they are paid for the toothbrush in between.',
  },
  {
    expert: 'finch',
    category,
    summaries: ['Night trains: how to travel comfortably with luggage', 'First time on a sleeper train: what to bring'],
    leads: [
      'Night trains are back, and I am asking experienced travellers what they bring.',
      'For a guide to sleeper trains I need someone who has thought about bags in a very small cabin.',
    ],
    questions: [
      'What should passengers bring on a night train?',
      'Where does the luggage go in a sleeper cabin?',
      'How do people sleep well on a train?',
    ],
    answer: [
      'Passengers should bring a small bag within the bag: slippers, water, ear plugs, a cardigan and a charger with a long cable. You unpack it once, and the large one stays shut until morning.',
      'In a sleeper cabin the luggage goes under the lower berth, which is thirty centimetres high in most cars. A soft bag slides in; a hard case spends the night between your feet.',
      'People sleep well on a train when they go to bed before the first border. Lie with your head towards the corridor, the end that swings less.',
    ],
    again:
      'On a night train you live in the space of a wardrobe, so bring what a wardrobe holds. The passengers who look rested at breakfast have a soft bag, a cardigan and no plans for the evening.',
  },
];
