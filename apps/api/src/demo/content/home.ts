import type { Topic } from './topic';

const category = 'General';

/** What Brightwell Homes' people are asked. */
export const home: readonly Topic[] = [
  {
    expert: 'farrant',
    category,
    summaries: ['Renovation mistakes that homeowners regret', 'What homeowners wish they had known before a renovation'],
    leads: [
      'I am collecting renovation regrets from people who have seen many, with costs where possible.',
      'For a home section I want builders and project managers to be frank about renovation.',
    ],
    questions: [
      'Which renovation mistake do homeowners regret most?',
      'How much should they add to the budget for surprises?',
      'What should be decided before the first wall comes down?',
    ],
    answer: [
      'The renovation mistake homeowners regret most is living in it. Six weeks of dust for children and parents cost more than a rented flat, only not in money.',
      'Add fifteen percent to the budget for surprises in a house built after 1970 and twenty-five in an older one. Behind every third bathroom wall we find a pipe nobody drew.',
      'Before the first wall comes down, decide on the taps, the sockets and the stairs. Late choices there move pipes and cables, and each one costs a week.',
    ],
    again:
      'Homeowners regret what they saved on, rarely what they spent. A renovation is opened once in thirty years, so insulation, cables and pipes come before tiles, whatever the showroom says.',
  },
  {
    expert: 'farrant',
    category,
    summaries: ['Finding a reliable builder: what to ask', 'How homeowners can check a builder before hiring'],
    leads: [
      'A consumer piece about builders, from the point of view of good ones.',
      'I need questions that homeowners can put to a builder at the first visit.',
    ],
    questions: [
      'What should homeowners ask a builder first?',
      'How much may a builder ask for in advance?',
      'Which warning signs are reliable?',
    ],
    answer: [
      'Homeowners should ask a builder first for the telephone number of a client from two years ago. New clients are polite; old ones know whether the roof still holds.',
      'In advance a builder may ask for the material of the first stage, ten to fifteen percent, and never for labour not yet done. Pay by stage, and keep five percent until the list of defects is empty.',
      'The reliable warning sign is an offer without a plan: one line, one price, valid until Friday. People who can start tomorrow usually have a reason.',
    ],
    again:
      'The best question for a builder is "who will be in my house on Monday?" If homeowners are given names, there is a team; if they are given a company, they will meet strangers.',
  },
  {
    expert: 'farrant',
    category,
    summaries: ['Small kitchens: layout ideas that work', 'Remodelling a small kitchen without moving walls'],
    leads: [
      'I am preparing a page of ideas for kitchens under eight square metres.',
      'A home magazine asks: how do you make a small kitchen work without moving a wall.',
    ],
    questions: [
      'What makes a small kitchen layout work?',
      'Where is money well spent in a kitchen remodel?',
      'What should people leave out?',
    ],
    answer: [
      'A small kitchen layout works when there is one free metre of worktop between sink and hob. Everything is done there; all other surfaces are storage, however pretty.',
      'In a kitchen remodel, money is well spent on drawers instead of doors and on light under the cupboards. Both are touched twenty times a day, and neither photographs well.',
      'People should leave out the second sink, the wine fridge and the corner carousel. In a room of seven square metres each of them costs a cupboard.',
    ],
    again:
      'Small kitchens are made small by doors. Take the room’s own door off its hinges, turn cupboards into drawers, and the same layout gains half a metre without touching a wall.',
  },
  {
    expert: 'farrant',
    category,
    summaries: ['Selling a house: repairs worth doing first', 'What to fix before selling a home'],
    leads: [
      'For homeowners who plan to sell in spring: which repairs pay back.',
      'I am asking renovators and agents what to fix before a house is shown.',
    ],
    questions: [
      'Which repairs are worth doing before selling a house?',
      'What should sellers leave alone?',
      'How do buyers notice neglect?',
    ],
    answer: [
      'The repairs worth doing before selling are those a buyer can hear: dripping taps, sticking doors, a loud fan. They cost a day and remove the sound of a house that was not looked after.',
      'Sellers should leave the kitchen alone. A new one in somebody else’s taste returns half of its price, and buyers pay for the hope of choosing.',
      'Buyers notice neglect in the cellar and under the sink. A clean boiler with a service card on it sells better than fresh paint in the hall.',
    ],
    again:
      'Before selling a house, walk in with a torch and a notebook like a stranger. The repairs to do are on the first page; what needs a builder should become a discount.',
  },
  {
    expert: 'farrant',
    category,
    summaries: ['Renovating for later life: sensible changes', 'Making a home ready for old age without the hospital look'],
    leads: [
      'I look for renovation experts who make homes fit for older people, with taste.',
      'My parents want to stay in their house. I am writing about what that takes.',
    ],
    questions: [
      'Which changes make a home ready for old age?',
      'What do these changes cost during a renovation?',
      'When is the right time to make them?',
    ],
    answer: [
      'The changes that make a home ready for old age are invisible at first: doors ninety centimetres wide, a shower without a step, and a bedroom that could be on the ground floor.',
      'During a renovation they cost two or three percent more, because the walls are open anyway. Done later, a wider door alone is a week of dust and a month’s pension.',
      'The right time is the bathroom you are doing now, whatever your age. Nobody has ever complained about a shower they can walk into.',
    ],
    again:
      'A home grows old with its owners if the wiring allows it. During any renovation we put a plate behind the bathroom tiles and a spare cable by the stairs; it costs little and waits for years.',
  },
  {
    expert: 'farrant',
    category,
    summaries: ['Living through a bathroom renovation', 'How long a bathroom renovation really takes'],
    leads: [
      'A humorous piece with hard facts: two weeks without a bathroom.',
      'I am about to renovate our only bathroom, and the readers come along. Experts, please help.',
    ],
    questions: ['How long does a bathroom renovation take?', 'What can a household do without a shower?', 'Which delays can be avoided?'],
    answer: [
      'A bathroom renovation takes three weeks if everything is in the garage on day one, and six if it is not. Tiling takes days; waiting for one missing valve takes the rest.',
      'Without a shower, a household can use a neighbour, a gym or a camping tent over the garden drain. We rent out a cabin on wheels, and families talk of it for years.',
      'The delays that can be avoided are all deliveries. Do not let anyone lift a hammer before taps, tray and tiles are in the house and counted.',
    ],
    again:
      'Families count the weeks of a bathroom renovation from the first hammer. Count from the last order instead: a renovation is as long as its slowest delivery, and that is usually the glass.',
  },
  {
    expert: 'tolland',
    category,
    summaries: ['Heat pumps in old houses: do they work?', 'Heat pump or boiler? Advice for older homes'],
    leads: [
      'I need engineers without an axe to grind for a piece on heat pumps in houses built before 1960.',
      'Readers with old houses ask whether a heat pump makes sense for them.',
    ],
    questions: [
      'Do heat pumps work in old houses?',
      'What should be done before one is installed?',
      'How much does the running cost change?',
    ],
    answer: [
      'Heat pumps work in old houses if the radiators can heat them at fifty-five degrees. You can test it this winter: turn the boiler down to that and see which rooms stay cold.',
      'Before one is installed, insulate the loft and change the two or three radiators that failed the test. That is a few hundred euros, against many thousands for a machine too large.',
      'The running cost changes by what you burned before: a quarter less than oil, about level with gas at present prices. The house becomes more comfortable in any case.',
    ],
    again:
      'The age of a house tells me less than its flow temperature. I have seen heat pumps work well behind walls from 1890, and badly in a bungalow from 1985 whose owner kept the old radiators.',
  },
  {
    expert: 'tolland',
    category,
    summaries: ['Insulation first: where houses lose the most heat', 'Cheap insulation jobs before winter'],
    leads: [
      'For a do-it-yourself page I want insulation jobs that pay for themselves in one winter.',
      'I am asking energy engineers where an ordinary house loses its heat.',
    ],
    questions: ['Where does a house lose the most heat?', 'Which insulation job pays back fastest?', 'What can go wrong with insulation?'],
    answer: [
      'A house loses the most heat through the roof and through cracks, in about that order. Windows come third, although they are the first thing people replace.',
      'The insulation job that pays back fastest is the loft hatch and the cellar ceiling: one weekend, two hundred euros, and warm feet the same evening.',
      'What can go wrong with insulation is water. A layer on the warm side without a vapour barrier collects the breath of the family, and you find it as mould in the second spring.',
    ],
    again:
      'Heat leaves a house like water leaves a bucket, through the lowest hole you forget. Before any large insulation job, spend an evening with a candle at sockets, hatches and skirting boards.',
  },
  {
    expert: 'tolland',
    category,
    summaries: ['Mould at home: causes and cures', 'Damp walls in winter: engineers explain'],
    leads: [
      'Tenants and landlords blame each other for mould. I want an engineer to explain the physics.',
      'A winter service piece about damp rooms, with advice that costs little.',
    ],
    questions: ['What causes mould in a home?', 'How should people air a room in winter?', 'When does mould need a professional?'],
    answer: [
      'Mould in a home is caused by warm air that meets a cold surface: behind a wardrobe, in a corner, around a window. Four people give off ten litres of water a day, and it has to go somewhere.',
      'In winter people should air a room wide open for five minutes, three times a day, and close it again. A tilted window cools the wall around it and feeds what it was meant to prevent.',
      'Mould needs a professional when it is larger than a door handle is wide, comes back after cleaning, or smells where you cannot see it.',
    ],
    again:
      'Mould is a thermometer: it shows where a home is coldest. I put a cheap hygrometer in every room for a week, and the argument between landlord and tenant is usually over.',
  },
  {
    expert: 'tolland',
    category,
    summaries: ['Solar panels on a small roof: are they worth it?', 'Solar at home: what the offers leave out'],
    leads: [
      'I compare solar offers for small houses and need someone independent to read them with me.',
      'A consumer guide to solar panels, with honest numbers for small roofs.',
    ],
    questions: ['Are solar panels worth it on a small roof?', 'Does a battery pay for itself?', 'What do solar offers leave out?'],
    answer: [
      'Solar panels are worth it on a small roof if half of the power is used in the house. Eight panels, a washing machine at noon and a heat pump for hot water usually get there.',
      'A battery pays for itself in twelve to fifteen years, about as long as it lives. It is a comfort, and people should buy it as one.',
      'What solar offers leave out is the scaffold, the meter cupboard and the shadow of next door’s chimney. Ask for the yield of the darkest month; the best one sells itself.',
    ],
    again:
      'A small roof is no reason against solar panels; a large family that is never home is. Whether they are worth it is decided by the hours when you use power, not by the square metres.',
  },
  {
    expert: 'tolland',
    category,
    summaries: ['Lower heating bills without a renovation', 'Heating costs: five free ways to save'],
    leads: [
      'I want tips on heating that cost nothing, checked by an engineer.',
      'For tenants who cannot renovate: how to lower a heating bill this winter.',
    ],
    questions: [
      'How can people lower a heating bill for free?',
      'Is it better to heat all day or only in the evening?',
      'Which heating myths should be dropped?',
    ],
    answer: [
      'People can lower a heating bill for free by bleeding the radiators, pulling the sofa away from them and closing the curtains at dusk. Together that is a tenth, in an ordinary flat.',
      'It is better to heat only in the evening if the walls are light, and all day, a little lower, if they are heavy. An old brick house needs half a day to warm up, and forgives nothing.',
      'The heating myth to drop is that five on the valve is faster than three. It is a temperature and not a pedal; the room warms at the same speed and then overshoots.',
    ],
    again:
      'The cheapest way to lower a heating bill is one degree, for which nobody has to freeze: six percent, every winter. Engineers argue about everything else, but not about that.',
  },
  {
    expert: 'tolland',
    category,
    summaries: ['Getting a house ready for storms and heavy rain', 'Flood and storm: how homeowners prepare'],
    leads: [
      'After last autumn’s storms I am writing about what homeowners can do in an afternoon.',
      'A checklist for heavy rain, from an engineer who looks at cellars afterwards.',
    ],
    questions: [
      'What should homeowners check before the storm season?',
      'How does water get into a cellar?',
      'Which protection is worth its price?',
    ],
    answer: [
      'Before the storm season homeowners should check gutters, the ridge tiles and the drain in the cellar stairs. Nine of ten floods I am called to began with a handful of leaves.',
      'Water gets into a cellar from inside the pipe more often than through the wall. When the street sewer is full, it comes back up through the lowest drain in the house.',
      'The protection worth its price is a backflow valve, serviced twice a year, and boards for the light wells. Together they cost less than one carpet.',
    ],
    again:
      'Homeowners look at the sky when they should look at the drains. In every storm season the cellars that stay dry are the ones whose owner poured a bucket down the outside stairs in October to see where it went.',
  },
];
