import type { List, ListItem } from './list-items';

/** What an item of a list is: something to answer, something the answer has to hold, a demand of another kind, or only words. */
export type ItemMeaning = 'question' | 'include' | 'demand' | 'words';

/** The lead-in names questions, or asks the reader to speak to what follows. */
const asking =
  /\b(?:questions?|answers?|answering|the following|respond to|speak to|weigh in|address|discuss|talk about|thoughts on|tell (?:me|us)|share|ask(?:ing)?|(?:like|want|need|love|curious|hoping|interested) to (?:know|hear|learn|understand)(?! (?:from|about people)))\b|\b(?:like|love|want|need|seeking|looking for|after)\b[^:]{0,30}\b(?:tips|advice|insights?|views?|opinions?|comments?|input|perspectives?) (?:on|about)\b/i;
const giving = /\b(?:includ\w+|provid\w+|submit|send|supply|list|state)\b/i;
const wishing =
  /\b(?:need|needed|hear (?:about|from you)|pitch(?:es)? (?:with|must|should)|respon(?:d|ses?) (?:with|must|should)|reply with|details?|information|please tell)\b/i;
const demanding =
  /\b(?:requirements?|guidelines?|criteria|rules?|must[- ]haves?|musts?|conditions|please note|to be (?:considered|included|featured|eligible)|to (?:apply|take part|participate))\b[^:]{0,30}:?\s*$/i;
const calling =
  /\b(?:who (?:should|can|may)|looking for|seeking|searching for|sources?|ideal (?:guests?|candidates?|experts?|speakers?)|experts? (?:from|in))\b/i;
/** What the journalist's own piece or event holds: "Topics may include", "The guide will cover the following". */
const telling =
  /\b(?:(?:topics?|themes?|areas?|examples?|categories|products?|brands?|guests?|experts?|speakers?|access|package|bags?)\b[^:]{0,30}\binclud\w+|(?:article|piece|story|guide|show|series|episode|event|book|report|we|it|i)(?: will|['’]ll| is going to| are going to)? (?:covers?|includes?|features?|looks? at|explores?|address(?:es)?|discuss(?:es)?|tells?|has|have|offers?|rank(?:s|ed)?))\b/i;

/** What identifies a person or a firm: asked for beside an answer, never an answer. */
const identity =
  /^(?:(?:your|the|a|an|and|full|first|last|job|professional|preferred|short|brief|current|company|business|expert|author|twitter|linkedin|social(?: media)?|phone|e-?mail|high[- ]res\w*|link to(?: your)?|links? to)[ ,/&]+){0,4}(?:names?|titles?|bios?|biography|head ?-?shots?|photos?|pictures?|images?|contacts?|website|web ?site|urls?|links?|credentials?|qualifications?|e-?mails?(?: address)?|phones?(?: number)?|numbers?|ages?|locations?|city|state|country|occupation|profession|position|role|company|organi[sz]ation|employer|affiliation|pronouns|handles?|profiles?|address|details|designation|availability)\b/i;
const endsAsking = /\?["”’')\]]*(?:\s|$)/;
const asker = /^["“'‘(]?(?:how|what|what['’]s|why|when|where|who|whose|which|whether|in what|at what|to what)\b/i;
const imperative =
  /^["“'‘(]?(?:please )?(?:describe|explain|tell|walk|discuss|share (?:a|an|any|one|your (?:thoughts|view|take|experience|best|top|tips?|advice|favou?rite))|compare|define|outline|talk|give (?:us|me|an?|one|your)|name (?:a|an|one|two|three|the|your)|rank|rate|recommend|suggest|elaborate|comment|break down|think|list)\b/i;

/** A list as it is meant. */
export interface MeantList extends Pick<List, 'leadIn'> {
  items: { item: ListItem; meaning: ItemMeaning }[];
}

/** What the items of a list mean, by the words that lead to it and by their own. Lists of prose (`two aims: 1) to inform 2) to entertain`) are words. */
export function meantBy(text: string, list: List): MeantList {
  const leadIn = text.slice(list.leadIn.start, list.leadIn.end);
  const words = list.items.map(({ start, end }) => text.slice(start, end));
  // A list in which something is asked is a list to answer.
  const answered = words.some((item) => endsAsking.test(item));
  const [isForm, names] = [words.every((item) => identity.test(item)), words.some((item) => identity.test(item))];
  const meanings = words.map((item) => meaningOf(leadIn, item, { answered, isForm, names }));
  return { leadIn: list.leadIn, items: list.items.map((item, at) => ({ item, meaning: meanings[at] ?? 'words' })) };
}

function meaningOf(
  leadIn: string,
  words: string,
  { answered, isForm, names }: { answered: boolean; isForm: boolean; names: boolean },
): ItemMeaning {
  if (endsAsking.test(words)) return 'question';
  if (demanding.test(leadIn) && !giving.test(leadIn)) return 'demand';
  const polite = /\bplease\b|\byour?\b|\bquestions?\b/i.test(leadIn);
  if (telling.test(leadIn) && !polite) return 'words';
  const begins = asker.test(words) || imperative.test(words);
  if (giving.test(leadIn) && !/\b(?:answers?|questions?)\b/i.test(leadIn)) return begins && !polite ? 'question' : 'include';
  if (calling.test(leadIn) && !asking.test(leadIn)) return begins ? 'question' : 'words';
  // "I'd love to hear: 1. Name and title 2. A summary of why" asks for particulars, "Please answer:" for answers beside them.
  const particulars = names && !answered && !begins && !/\b(?:questions?|answer\w*|following|thoughts|discuss|share)\b/i.test(leadIn);
  if (asking.test(leadIn)) return identity.test(words) || particulars ? 'include' : 'question';
  if (wishing.test(leadIn)) return begins ? 'question' : 'include';
  if ((answered || isForm) && identity.test(words)) return 'include';
  return begins && (answered || /[:?]\s*$/.test(leadIn)) ? 'question' : 'words';
}
