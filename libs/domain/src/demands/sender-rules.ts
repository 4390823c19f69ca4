import { machines } from './machine-rules';
import { clause, doNot, gap, phrase, refusing, thrownAway, unwanted, type Rule } from './phrase';

/** Who may answer, from where and by what means: credentials, places, nobody with something to sell, no machines. */

const profession =
  '(?:doctors?|physicians?|m\\.?d\\.?s?|d\\.?o\\.?s?|r\\.?d\\.?n?s?|dieti[tc]ians?|nutritionists?|therapists?|psychologists?|psychiatrists?|counsell?ors?|clinicians?|nurses?|midwi(?:fe|ves)|dentists?|orthodontists?|pharmacists?|surgeons?|pediatricians?|ob[/-]?gyns?|[a-z]{2,}ologists?|[a-z]{3,}iatrists?|chiropractors?|vet(?:erinarian)?s?|lawyers?|attorneys?|solicitors?|barristers?|cpas?|accountants?|cfp®?s?|advis[eo]rs?|planners?|cfas?|economists?|actuar(?:y|ies)|agents?|realtors?|brokers?|officers?|underwriters?|engineers?|architects?|electricians?|plumbers?|contractors?|inspectors?|arborists?|trainers?|coaches|instructors?|physios?|teachers?|educators?|professors?|academics|researchers?|scientists?|chefs?|sommeliers?|mechanics?|pilots?|ph\\.?d\\.?s?|specialists?|practitioners?|professionals?|experts?|providers?|designers?|stylists?|artists?|hairdressers?|organi[sz]ers?|founders?|ceos?|executives?|owners?|homeowners?|parents|moms|mums|dads|teens|veterans|students|freelancers?|landlords?|travell?ers)';
const people = `${profession}(?:(?:,|,? (?:and|or)|/| &) ?(?:[\\w-]+ ){0,2}?${profession})*`;
const credentialed =
  '(?:board[- ]certified|licen[sc]ed|certified|registered|accredited|chartered|credentialed|qualified|practi[cs]ing|hud-approved)';
const seeking =
  /\b(?:look(?:ing)? (?:for|to (?:speak|talk|chat|interview|hear|connect))|seek(?:ing|s)?|searching for|need(?:ed|s|ing)?|want(?:ed|s)?|requires?|(?:speak|talk|chat)(?:ing)? (?:to|with)|hear(?:ing)? from|interview(?:ing)?|(?:quotes?|insights?|comments?|input|advice|tips|thoughts|perspectives?|responses?|pitches) from|open to|interested in|(?:i|we)(?:['’]d| would)? prefer)\b/i;

/** Whoever answers. "Therapists must be licensed" is said of them too, "cars must be registered" of nobody who reads it. */
const asked = new RegExp(
  `(?:${clause}|\\b(?:you|your (?:client|expert|source)|experts?|sources?|respond[ae]nts?|responders?|contributors?|candidates?|guests?|applicants?|interviewees?|speakers?|participants?|they|he|she|anyone|everyone|people|who|all|and|but|also|client|${profession})(?: (?:also|all|therefore|ideally|either))? )$`,
  'i',
);
const must = '\\b(?:must|should|needs? to|has to|have to|(?:are|is) required to)(?: (?:ideally|preferably))?';
/** What is said of nobody else: "Must be a working baker", "you must be". */
const onlyOfWhoAnswers = new RegExp(
  `(?:^|[.;:(•–—] ?|\\b(?:you|your (?:client|expert|source)|respond[ae]nts|responders|contributors|candidates|applicants|interviewees|participants|sources)(?: (?:also|all|therefore))? )$`,
  'i',
);
/** A person by what they do: "baker", "pianist", "historian"; not an "answer" or an "offer". */
const doer =
  '(?!(?:answer|offer|number|letter|paper|order|matter|power|water|flower|dinner|winner|crowd-pleaser|starter|reminder|computer|printer|header|folder|cover|user|error|colou?r|flavou?r|favou?r|vendor|plant|restaurant|supplement)s?\\b)(?:[a-z]{2,}(?:ers?|ors?|ists?|ians?)|nurses?|chefs?|m[ou]ms?|dads?|students?|m[ae]n|wom[ae]n|person|people|entrepreneurs?|native|graduates?|members?|couples?)';
/** Nothing is said of "only" beyond it: "US only, please", never "therapists only see ten patients". */
const only = phrase(
  '\\bonly(?=,?\\s*(?:please|pls|thanks|thank you|should|need|may|for (?:this|the)|to (?:respond|reply|apply|be)|[.!;:)\\]”"–—,-]|$|\\band\\b|\\bor\\b))',
);
const mustStems = 'must shou need has have requ';

const credentials: Rule = {
  kind: 'credential',
  phrases: [
    {
      stems: mustStems,
      says: phrase(
        `${must} (?:be|hold|have|possess) (?:(?:an?|the|either|both|also|valid|current|active|at least|relevant|in|[\\w.]+-based|\\w+ly),? )*(?:${credentialed}\\b|(?:[\\w.-]+ ){0,3}?licen[sc]es?\\b|certifications?\\b|credentials\\b|(?:\\w+['’]?s? )?degree\\b|\\d+\\+? years|(?:two|three|four|five|ten) years|${profession}\\b(?! (?:at|of|for) (?:the|a) (?:time|risk)))`,
      ),
      after: [asked],
    },
    {
      stems: 'must shou need',
      says: phrase(
        `${must} be (?:(?:an?|currently|also) )+(?:[\\w-]+ ){0,3}?${doer}(?=\\s*(?:[.,;:!)]|$|(?:and|or|who|with|in|at|from|based|by|of)\\b))`,
      ),
      after: [onlyOfWhoAnswers],
    },
    {
      stems: 'from',
      says: phrase(
        `\\b(?:responses?|answers?|quotes?|pitch(?:es)?|insights?|tips?|comments?|submissions?) ${must.slice(2)} (?:be|come) from (?:an? )?(?:[\\w-]+ ){0,3}?${people}\\b`,
      ),
    },
    {
      stems: 'only',
      says: phrase(
        '\\bonly (?:accepting|considering|taking|reading|interested in|looking for|open to|using|want(?: to)?|able to (?:use|include|quote))(?: (?:hear(?:ing)?|speak(?:ing)? (?:to|with)|responses?|answers?|pitches|quotes|stories|submissions))* ?(?:from )?(?:people|those|anyone|someone|women|men|sources|experts|candidates) (?:who|with)\\b',
      ),
    },
    {
      stems: 'proo',
      says: phrase(
        '\\bproof of (?:(?:your|their|the|current|valid) )*(?:\\w+ )?(?:certifications?|licen[sc]es?|licensure|credentials|qualifications?|degrees?)\\b',
      ),
      after: [/\b(?:provid\w+|show|send|includ\w+|suppl\w+|requir\w+|need|attach|share|submit|have|with)\b/i],
    },
    {
      stems: 'only',
      says: only,
      after: [
        new RegExp(
          `\\b(?:${credentialed}(?:,? (?:and|or|/) ?${credentialed})?,? )?(?:[\\w-]+ ){0,3}?${people}(?: \\([^)]{1,30}\\)| (?:with|in|from) (?:[\\w.-]+ ?){1,5})? $`,
          'i',
        ),
      ],
    },
    {
      stems: 'only',
      says: phrase(
        `\\bonly (?:(?:(?:for|looking for|seeking|interested in(?: hearing from)?|considering|accepting|speaking (?:to|with)|interviewing|want|need|open to|taking|using|quoting|an?)(?: to (?:hear from|speak (?:to|with)))?|from) )?(?:[\\w-]+ ){0,3}?${people}(?=,?\\s*(?:please|should (?:respond|reply|pitch|apply)|need (?:apply|respond|reply)|[.!;)\\]]|$|who\\b|with\\b))`,
      ),
    },
    {
      stems: 'only',
      says: phrase(
        "\\bonly (?:respond|reply|pitch|answer|apply|contact|write|e-?mail|get in touch|submit|send)(?: \\w+){0,3}? if (?:you|your (?:client|expert)|they)(?: are|['’]re|['’]ve| have| has| is| hold)\\b",
      ),
    },
    {
      stems: 'only',
      says: phrase(
        "\\b(?:respond|reply|pitch|answer|apply|contact (?:me|us)|write|e-?mail (?:me|us)|submit) only if (?:you|your (?:client|expert)|they)(?: are|['’]re|['’]ve| have| has| is| hold)\\b",
      ),
    },
    {
      stems: 'boar lice cert regi accr char cred qual prac hud',
      says: phrase(
        `\\b${credentialed}(?:,? (?:and|or|/) ?[\\w-]+|,)? (?:[\\w/-]+ ){0,3}?(?:${profession}|journalists|photographers|tradesp\\w+)\\b`,
      ),
      after: [seeking],
    },
    {
      stems: 'boar lice cert regi accr char qual',
      says: phrase(
        `\\b${people}(?: \\([^()]{1,20}\\))?,? (?:who (?:is|are) )?(?:fully |currently )?${credentialed}(?= (?:in|by|with|to practi[sc]e)\\b|\\s*[,.;!)]|$)`,
      ),
      after: [seeking],
    },
    {
      stems: 'cred lice cert degr boar qual phd',
      says: phrase(
        '\\b(?:credentials?|licen[sc]es?|certifications?|degrees?|licensure|board certification|qualifications|ph\\.?d)\\b (?:is |are )?(?:a must|a requirement|required|mandatory|essential|necessary|needed)',
      ),
    },
  ],
  named: new RegExp(
    `^(?:(?:must|should|be|an?|at least|minimum(?: of)?|currently|fully) )*(?:${credentialed}\\b|(?:\\d+\\+?|two|three|five|ten) years['’]?(?: of)? (?:[\\w-]+ ){0,2}?experience)`,
    'i',
  ),
  unless:
    /\byour (?!(?:client|expert|source|contributor|guest)s?\b)[\w-]+ (?:must|should|needs? to|has to|have to)\b|\b(?:[\w.]+-based|u\.?s\.?|u\.?k\.?|canadian|american|british|australian|european|irish) (?:experts?|sources?|professionals?) only\b|\b(?:in most|in many|in some|in all) (?:states|countries|places)\b|\bby law\b|\b(?:must|should|have to|has to|need to|needs to) be (?:licensed|registered|certified|accredited) (?:to|before|in order|if|with the|every|when)\b|\bcertified (?:organic|used|pre-owned|mail|copies|copy|humane|vegan)\b|\b(?:parents|moms|mums|dads|students|people|homeowners|teens|landlords|travell?ers) (?:must|should|need to|have to|has to|needs to) (?:be|have)\b/i,
};

/** Countries and regions as journalists write them. */
const place =
  '(?:U\\.?S\\.?(?:A\\.?)?|United States|Americans?|U\\.?K\\.?|United Kingdom|Britain|British|GB|England|English|Scotland|Scottish|Wales|Welsh|Ireland|Irish|Northern Ireland|Canada|Canadian|Australian?|New Zealand|NZ|EU|European?|Germany?|France|French|Spain|Spanish|Italy|Italian|Netherlands|Dutch|Sweden|Swedish|Norway|Denmark|Poland|Switzerland|Austria|Belgium|Portugal|Indian?|Singapore|Hong Kong|Japan|Japanese|China|Philippines|South African?|Nigerian?|Kenya|UAE|Dubai|Middle East|Asian?|African?|Latin America|Mexico|Mexican|Brazil|North American?|Florida|California|Texas|New York(?: City)?|NYC|New Jersey|Illinois|Ohio|Georgia|Michigan|Pennsylvania|Virginia|Washington(?:,? D\\.?C\\.?)?|Massachusetts|Colorado|Arizona|Nevada|Oregon|Utah|Minnesota|Wisconsin|Tennessee|Hawaii|Alaska|Maryland|North Carolina|South Carolina|Louisiana|Alabama|Kentucky|Indiana|Missouri|Oklahoma|Iowa|Kansas|London|Manchester|Toronto|Vancouver|Sydney|Melbourne|Los Angeles|San Francisco|Bay Area|Chicago|Boston|Seattle|Atlanta|Houston|Dallas|Denver|Miami)';
const placesNamed = `${place}(?:(?:,|,? (?:and|or)|/| &) ?(?:the )?${place})*`;
const person = new RegExp(
  `\\b(?:people|someone|somebody|anyone|women|men|owners|entrepreneurs|families|couples|patients|sources?|${profession})\\b[^?!,;]{0,40}$`,
  'i',
);

/** Capitals tell a country from a pronoun (`contact us only if`) and a town from any other word, so these patterns mind them. */
const placesAsked: Rule = {
  kind: 'place',
  phrases: [
    {
      stems: 'base loca live livi resi citi',
      says: phrase(
        `${must}(?: (?:currently|also|all|either|be \\d+\\+? and|be (?:over|at least) \\d+(?: years old)? and))*(?: be)?(?: currently| physically)? (?:based|located|liv(?:e|ing)|resid(?:e|ing)|residents?|citizens?)\\b(?: (?:in|of|within(?: \\d+ (?:miles|km|kilomet(?:er|re)s|minutes|hours?) of)?|near|out of|inside|from))? (?:the )?(?:(?:greater|state of) )?\\w`,
      ),
      after: [asked],
      holds: /(?:in|of|within|near|inside|from|the|greater|based|located) \p{Lu}$/u,
    },
    {
      stems: mustStems,
      says: new RegExp(
        `\\b(?:[Mm]ust|MUST|[Ss]hould|[Nn]eeds? to|[Hh]as to|[Hh]ave to) be (?:an? )?${place}(?:[- ](?:based|residents?|citizens?))?\\b`,
        'g',
      ),
    },
    { stems: 'only', says: only, after: [new RegExp(`\\b${placesNamed}(?:[- ]\\w+){0,3} $`)] },
    {
      stems: 'only',
      says: new RegExp(
        `\\b(?:[Oo]nly|ONLY) (?:(?:for|from|open to|looking for|seeking|accepting|considering|interested in|need|want) )?(?:\\w+ ){0,2}?(?:(?:in|based in|from) )?(?:the )?${place}[- ](?:based|residents?|citizens?|experts?|sources?|brands?|companies)\\b`,
        'g',
      ),
    },
    {
      stems: 'open limi rest',
      says: new RegExp(
        `\\b(?:(?:[Oo]pen|[Ll]imited|[Rr]estricted)(?: only)? to (?:only )?(?:(?:people|experts|residents|those|brands|companies|businesses|applicants|anyone|contributors|sources) )(?:(?:based |living |located |residing )?(?:in|of|from) )?(?:the )?${place}|(?:[Oo]pen|[Ll]imited|[Rr]estricted)(?: only)? to (?:only )?(?:the )?${place}(?:[- ]based)? (?:residents?|citizens?|experts?|sources?|applicants?|brands?|companies|businesses|contributors|only))\\b`,
        'g',
      ),
    },
    { stems: 'base', says: phrase('[- ]based\\b'), after: [new RegExp(`\\b${placesNamed}$`), seeking] },
    {
      stems: 'area',
      says: phrase('[- ]area\\b'),
      after: [new RegExp(`\\b${placesNamed}$`), seeking, new RegExp(`\\b${profession}\\b`, 'i')],
    },
    {
      stems: 'pref idea plus',
      says: phrase(
        '[- ](?:based|residents?|citizens?|experts?|sources?)(?: (?!(?:was|were|had|our|my|their|the)\\b)\\w+){0,2}?(?:,? (?:strongly|highly|would be|is|are))* (?:preferred|preferable|ideal|a (?:big )?plus)(?=\\s*(?:[.,;:!)(–—-]|$|but\\b|though\\b))',
      ),
      after: [new RegExp(`\\b${placesNamed}$`)],
    },
    {
      stems: 'pref',
      says: new RegExp(
        `\\b(?:in|from|based in) (?:the )?${placesNamed}(?:,? (?:strongly|highly|are|is))* preferred(?=\\s*(?:[.,;!)]|$))`,
        'g',
      ),
    },
    {
      stems: 'pref idea',
      says: new RegExp(
        `\\b(?:(?:[Pp]referab(?:ly|le)|[Ii]deally),? (?:(?:\\w+ )?(?:someone|sources?|experts?|people|they|you|you['’](?:d|re|ll)|he|she)(?: would| will| should| are)? )?(?:be )?(?:(?:(?:based|located|living|live|residing|reside|from) )?(?:in or near|in|near|within|from) (?:the )?${place}|${place}(?=[- ]based|[- ]residents?|\\s*(?:[.,;!)]|$)))\\b|[Pp]reference (?:is |will be )?(?:given )?(?:to|for) (?:[a-z]+ ){0,2}?(?:the )?${place}\\b(?= (?:\\w+s|based)\\b|[- ]based))`,
        'g',
      ),
      after: [/(?:^|[.,;:!?(–—-] ?|\b(?:and|but|is|are|be|or|looking for|seeking|need|live|lives|living|someone) )$/i],
    },
    {
      stems: 'base loca live livi resi work',
      says: new RegExp(`\\b(?:liv(?:e|es|ing)|based|located|resid(?:e|es|ing)|work(?:s|ing)?) in (?:the )?${place}\\b`, 'g'),
      after: [person, seeking],
    },
  ],
  named: new RegExp(
    `^(?:(?:must|should|be|currently) )*(?:(?:based|located|living|live|resident|residing|reside) (?:in|near|within)\\b|${placesNamed}[- ](?:based|residents?|citizens?|only)\\b)`,
  ),
};

const promoter =
  '(?:vendors?|pr(?: (?:reps?|representatives?|firms?|agenc(?:y|ies)|people|pitches|professionals?|pros|agents?|folks|companies))?|publicists?|spokes(?:people|persons?)|marketers|marketing (?:people|agenc(?:y|ies)|firms)|agencies|(?:product|sales|brand|company|promotional|commercial|book|software) (?:pitches|plugs?|placements?|promotions?|mentions?|recommendations?)|sales (?:people|reps?)|self[- ]promotion\\w*|promotional (?:responses?|answers?|content|quotes?|material|language|submissions?)|advertorials?|advertisements?|sponsored (?:content|posts?)|solicitations?|affiliate\\w*)';

const promotion: Rule = {
  kind: 'no-promotion',
  about: refusing,
  phrases: [
    {
      stems: 'vend pr publ spok mark agen prod sale bran comp prom self adve spon soli affi book soft',
      says: phrase(
        `(?:${clause}|\\b(?:but|and|please|absolutely|sorry,?|strictly|or|so) )no (?:more )?(?:\\w+ (?:or|and|/) )?${promoter}\\b(?! (?:has|have|had|is|was|were|will|can|would|could|budget|team|needed|experience|required))`,
      ),
    },
    {
      stems: 'pitc answ resp quot subm repl',
      says: phrase(
        '\\b(?:no|not|without) (?:[\\w-]+ )?(?:pitches|answers|responses|quotes|submissions|replies) (?:to (?:purchase|buy|sell|promote)|for (?:products?|services?|brands?)|about (?:products?|brands?|services?)|from (?:vendors?|pr|agencies|brands?|companies|publicists|marketers))\\b',
      ),
    },
    {
      stems: 'bran comp agen mark busi prod serv star',
      says: phrase(
        `${clause}no (?:brands|companies|agencies|marketers|businesses|products|services|startups)(?:,? please|(?=\\s*(?:[.;!)]|$)))`,
      ),
    },
    {
      stems: 'prod serv bran tool comp busi prom sale affi adve mark pr',
      says: phrase(
        `${doNot} (?:pitch|send|promot|advertis|plug|mention|sell|includ|recommend|submit)(?:e|ing|ising)?\\b(?: \\w+){0,5}? (?:products?|services?|brands?|tools?|compan(?:y|ies)|business(?:es)?|promotion\\w*|sales|affiliate|advertis\\w*|marketing|pr)\\b`,
      ),
    },
    { stems: 'adve self prom plug', says: phrase(`${doNot} (?:advertise|self[- ]promote|promote|plug)\\b`) },
    {
      stems: 'affi asso empl spon paid comp sell repr',
      says: phrase(
        "\\b(?:must not|cannot|can['’]t|can not|should not|shouldn['’]t|may not|mustn['’]t|no)(?: be)? (?:affiliat(?:ed|ions?)|associated|employed|sponsored|paid|compensated|selling|represent(?:ed|ing)?)\\b(?: (?:with|by|for|to|of)\\b)?",
      ),
    },
    {
      stems: 'look inte acce seek cons taki want',
      says: phrase(
        `(?:\\bnot|n['’]t) (?:currently )?(?:looking for|interested in|accepting|seeking|considering|taking|want|wanting)\\b${gap(60)}\\b(?:${promoter}|pitches (?:from|for)|products?|promotion\\w*|advert\\w*|brands?)\\b`,
      ),
    },
    {
      stems: 'vend pr publ spok mark agen prod sale bran comp prom self adve spon soli affi',
      says: phrase(
        `\\b(?:${promoter}|promotion\\w*|product[- ](?:heavy|focused|driven))\\b${gap(50)}\\b(?:${thrownAway}|${unwanted}|need not (?:apply|respond|reply)|(?:please )?(?:do not|don['’]t) (?:reply|respond|apply|pitch|contact))`,
      ),
    },
    {
      stems: 'avoi skip with',
      says: phrase(
        '\\b(?:avoid|skip|without) (?:any )?(?:self[- ]promotion\\w*|product[- ]heavy|promotional|sales[- ]?y|sales pitch\\w*|marketing (?:speak|language|fluff)|advertis\\w*|plugs?|product (?:plugs|pitches|recommendations|mentions))',
      ),
    },
  ],
};

/** What no other kind names. */
const others: Rule = {
  kind: 'other',
  phrases: [
    {
      stems: 'must shou need',
      says: phrase(
        `${must} (?:also )?be (?:willing|able|available|comfortable|happy|prepared|ok(?:ay)?|open|over \\d\\d|at least \\d\\d|aged|\\d\\d\\+|\\d\\d or (?:over|older))(?=\\W|$)`,
      ),
      after: [onlyOfWhoAnswers],
    },
    {
      stems: 'will comf happ',
      says: phrase(
        '\\b(?:people|sources|those|experts|someone|anyone|women|men|families|couples|individuals) (?:who|that) (?:are|is|would be|will be) (?:willing|comfortable|happy) (?:to be|being) (?:named|quoted|photographed|identified|filmed|recorded|interviewed)\\b',
      ),
      after: [new RegExp(`\\bonly\\b|${seeking.source}`, 'i')],
    },
  ],
};

export const senderRules: readonly Rule[] = [credentials, placesAsked, promotion, machines, others];
