import { doNot, clause, gap, phrase, refusing, thrownAway, unwanted, type Rule } from './phrase';

/** What the answer has to be like: what it includes, its subject line, no links, no attachments. */

const giving =
  /\b(?:includ\w+|send\w*|provid\w+|attach\w*|submit\w*|share|suppl\w+|add|enclose|upload|e-?mail (?:me|us)|need|requires?|required|must have|along with|accompanied by|(?:repl(?:y|ies)|respond|responses?|answers?|pitch(?:es)?|quotes?)\b[^.?!]{0,30}\bwith)\b/i;
const headshot =
  '(?:head ?-?shots?(?! (?:photo|studio|session|app|generator|tip|industry|day))|(?:profile|author|bio|professional|personal|portrait) (?:photo(?:graph)?s?|pictures?|images?|pics?)|your (?:own )?(?:photo(?:graph)?|picture|pic)s?\\b|(?:photo(?:graph)?|picture|image|pic|portrait)s? of (?:you\\b|yourself|the (?:expert|source|author|contributor|person)|your (?:client|expert)))';

const headshots: Rule = {
  kind: 'headshot',
  phrases: [
    {
      stems: 'head phot pict imag pic port',
      says: phrase(
        `(?:\\b(?:an?|your|the) )?(?:\\b(?:recent|current|clear|good|professional|high[- ]res\\w*|hi-res|colou?r|jpe?g) )*\\b${headshot}`,
      ),
      after: [giving],
    },
    {
      stems: 'head phot pict imag pic port',
      says: phrase(
        `\\b${headshot}${gap(60)}\\b(?:(?:is|are) (?:required|needed|a must|mandatory|essential)|required|(?:must|should) be (?:included|sent|attached|provided))`,
      ),
    },
  ],
  unless:
    /\b(?:no|without|not|n['’]t)\b[^.?!]{0,30}\b(?:head ?-?shots?|photos?)\b|\b(?:head ?-?shots?|photos?)\b[^.?!]{0,20}\b(?:not (?:needed|required|necessary)|unnecessary|optional)|\b(?:we|i)(?: will|['’]ll)\b[^.?!]{0,40}\b(?:request|ask|follow up|reach out)\b/i,
  named: new RegExp(
    `\\b${headshot}|^(?:an? |your )?(?:(?:recent|current|clear|high[- ]res\\w*|good|colou?r) )*(?:photo(?:graph)?|picture|pic)\\b(?! of)`,
    'i',
  ),
};

const subject = "(?:e-?mail(?:['’]s)? |message )?subject";

const subjects: Rule = {
  kind: 'subject',
  phrases: [
    {
      stems: 'subj',
      says: phrase(
        `\\b(?:in|on|as|for|to|under) (?:(?:the|your|an?|its) )?${subject}(?:[- ]?(?:line|header|field)|(?= (?:of (?:your|the) (?:e-?mail|message|pitch)|so)|[.,;!)]|$))`,
      ),
      after: [
        /\b(?:put|includ\w+|us(?:e|ing)|writ\w+|add|mention\w*|typ(?:e|ing)|stat(?:e|ing)|with|referenc\w+|plac\w+|start\w*|have|not(?:e|ing)|indicat\w+|specify\w*|say\w*|list\w*|mark\w*|quot(?:e|ing)|repeat\w*|keep|leave)\b/i,
      ],
    },
    {
      stems: 'subj',
      says: phrase(
        `\\bin (?:the|your) ${subject}(?:[- ]?(?:line|header|field))?(?: of (?:your|the) (?:e-?mail|message|pitch|reply))?,? (?:please )?(?:put|include|write|state|mention|add|type|use|say|indicate|note)\\b`,
      ),
    },
    {
      stems: 'subj',
      says: phrase(
        '\\bsubject[- ]?(?:line|header|field)?(?: of (?:your|the) (?:e-?mail|pitch|message|response))? (?:must|should|needs? to|has to) (?:read|say|include|contain|state|start|begin|mention)\\b',
      ),
    },
    {
      stems: 'subj',
      says: phrase('\\bsubject[- ]?(?:line|header|field) (?:(?:must|should|needs? to|has to|to) (?:be|read|say)|reads?|says?)\\b'),
    },
    { stems: 'subj', says: phrase('\\b(?:us(?:e|ing)|with|under)(?: \\w+)? (?:e-?mail )?subject[- ]?(?:line|header)?(?: of)? ?[:"“‘\']') },
    { stems: 'subj', says: phrase('\\b(?:with|using|use) (?:the |this |a )?(?:e-?mail )?subject[- ]?line\\b') },
    { stems: 'subj', says: phrase('(?:^|[.(;–—-] ?)(?:(?:e-?mail )?subject[- ]?line|e-?mail subject):') },
    {
      stems: 'titl labe head mark',
      says: phrase(
        `${clause}(?:please )?(?:title|label|head|mark) (?:your|the) (?:e-?mail|message|pitch|reply|response|submission)s?\\b(?= (?:as|with)?:? ?["“‘'A-Z])`,
      ),
    },
  ],
  unless:
    /\bsubject[- ]?lines? (?:ideas|tips|tests?|testing|formulas|examples|writing|generators?|strateg\w+|performance|length|best practices)\b|\bsubject(?:s\b| matter| of (?!your|the e))(?![^.?!]*\bsubject[- ]?line)/i,
};

const links: Rule = {
  kind: 'no-links',
  about: refusing,
  phrases: [
    {
      stems: 'link hype',
      says: phrase(
        `${doNot} (?:hyper)?link(?:ing)?\\b(?= (?:anything|to (?:any|your|websites?|other)|any|out|your|words|text|back)|\\s*[.,;!)]|$)`,
      ),
    },
    {
      stems: 'link hype url urls back',
      says: phrase(
        `(?:${clause}|\\b(?:and|but|please|or|with) )no (?:\\w+ (?:or|and|/) )?(?:hyper|web|back|external |affiliate |promotional |embedded )?(?:links?|urls?)\\b(?! (?:back|to|requests?|building|exchange|will|is|are|can|was|between|needed|required|given|provided|guarantee))`,
      ),
    },
    {
      stems: 'link hype url urls back',
      says: phrase(
        `${doNot} (?:include|including|send|sending|add|adding|put|putting|insert|inserting|use|using|embed|embedding|paste|pasting)\\b${gap(40)}\\b(?:(?:hyper|back)?links?|urls?)\\b`,
      ),
    },
    {
      stems: 'link hype url urls back',
      says: phrase(
        `\\b(?:(?:hyper|back)?links?|urls?)\\b(?! (?:to|between))${gap(30)}\\b(?:${thrownAway}|(?:are|is|will)(?: not|n['’]t| never)(?: be)? (?:allowed|permitted|accepted|opened|clicked|welcome|read)|(?:are|is) (?:prohibited|forbidden|banned))`,
      ),
    },
    {
      stems: 'link hype url urls',
      says: phrase(
        `\\b(?:we|i) (?:do not|don['’]t|will not|won['’]t|cannot|can['’]t|never) (?:open|click|accept|follow|allow)(?: on)?\\b${gap(30)}\\b(?:(?:hyper)?links?|urls?)\\b`,
      ),
    },
  ],
  unless:
    /\bno (?:back)?links? (?:in return|guaranteed?|offered|promised)|\b(?:ask|request|demand|require|guarantee|promise|offer|provide|pay)\w*\b[^.?!]{0,40}\b(?:back)?links?\b/i,
};

const attachments: Rule = {
  kind: 'no-attachments',
  about: refusing,
  phrases: [
    {
      stems: 'atta pdf pdfs docu',
      says: phrase(
        `(?:${clause}|\\b(?:and|but|please|or|with) )no (?:\\w+ (?:or|and|/) )?(?:attachments?|attached files|pdfs?|word docs?|documents)\\b`,
      ),
    },
    {
      stems: 'atta file docu pdf pdfs',
      says: phrase(
        `${doNot} (?:send|sending|include|including|use|add|attach|attaching|submit)\\b${gap(40)}\\b(?:attach\\w+|files?|documents?|pdfs?|word docs?)\\b`,
      ),
    },
    { stems: 'atta', says: phrase(`${doNot} attach(?:ing)?\\b`) },
    {
      stems: 'atta pdf pdfs',
      says: phrase(`\\b(?:attachments?|pdfs?|attached (?:files|documents))\\b${gap(30)}\\b(?:${thrownAway}|${unwanted})`),
    },
    {
      stems: 'atta pdf pdfs file',
      says: phrase(
        `\\b(?:we|i) (?:do not|don['’]t|will not|won['’]t|cannot|can['’]t|never) (?:open|accept|read|download|receive)\\b${gap(30)}\\b(?:attach\\w+|pdfs?|files)\\b`,
      ),
    },
  ],
};

const particulars =
  '(?:names?|titles?|bios?|biography|photos?|images?|pictures?|websites?|urls?|links?|contact|credentials|qualifications|affiliation|company|location|ages?|phone|social (?:media|handles)|examples?|samples?|resum[eé]s?|cvs?|availability|details|information|info)';

/** Something of a person or an answer that is asked for by name. */
export const particular = new RegExp(`\\b${particulars}\\b`, 'i');

const inclusions: Rule = {
  kind: 'include',
  phrases: [
    {
      stems: 'plea kind',
      says: phrase(
        '\\b(?:please|kindly) (?:also |be sure to |make sure (?:to|you) |remember to )?(?:includ|provid|list|specify|mention|indicat|stat|attach|add|suppl|giv|detail|note (?:your|which|where|if|whether)|identify|name|confirm (?:your|that you|which|where|whether))(?:e|ing|y)?\\b(?! (?:this|it|us a (?:call|shout))\\b)',
      ),
    },
    {
      stems: 'plea',
      says: phrase(
        `\\bplease (?:also )?(?:share|send|submit|e-?mail|supply)(?: me| us| along| over| in)?\\b(?! (?:this|pitches|your pitch|responses|all (?:pitches|responses))\\b)[^?!]{0,80}?\\b${particulars}\\b`,
      ),
    },
    {
      stems: 'sure reme forg',
      says: phrase(
        `(?:${clause}|\\band )(?:be sure to|make sure (?:to|you)|remember to|do(?: not|n['’]t) forget to) (?:includ|provid|list|add|attach|send|mention|giv|stat)(?:e|ing)?\\b`,
      ),
    },
    {
      stems: 'incl prov stat list atta',
      says: phrase(
        `${clause}(?:also )?(?:(?:include|provide|state|list|attach) (?:an?|the|your|full|name|any|their|one|two|three|brief|short|at least|links?|contact|bio)\\b|include: )`,
      ),
    },
    {
      stems: 'incl prov stat atta',
      says: phrase('\\band (?:please )?(?:include|provide|attach|state) (?:your|full|a (?:link|bio|short|brief|photo|headshot))\\b'),
    },
    {
      stems: 'must shou need has have',
      says: phrase(
        '\\b(?:responses?|answers?|pitch(?:es)?|quotes?|replies|submissions?|e-?mails?|you|applicants|contributors|experts|sources) (?:must|should|needs? to|has to|have to) (?:also )?(?:includ|provid|list|stat|contain|specify|mention|attach|come with)(?:e|y)?\\b',
      ),
    },
    {
      stems: 'need requ',
      says: phrase(
        "\\b(?:i|we)(?: will|['’]ll| would|['’]d)?(?: also)? (?:need|require) (?:(?:your|the expert['’]?s?|their|his|her|an?|the) )?(?:full |first |short |brief |complete )?(?:names?|titles?|bios?|job titles?|credentials|contact (?:details|information|info)|links? to|website|qualifications|location|age)\\b",
      ),
    },
    {
      stems: 'with',
      says: phrase(
        `\\b(?:reply|respond|e-?mail|pitch|answer|get in touch|write|sign(?: off)?)(?: (?:me|us|back))? with (?:(?:your|the|an?|their|full|brief|short) )*${particulars}\\b`,
      ),
    },
    {
      stems: 'know cred iden name quot attr',
      says: phrase(
        `\\b(?:let (?:me|us) know (?:(?:your|full|first) )+${particulars}\\b|how you(?:['’]d| would)?(?: like| prefer| want| wish)? to be (?:credited|identified|named|quoted|attributed))`,
      ),
    },
    {
      stems: 'tell',
      says: phrase(
        '\\btell (?:me|us) (?:(?:a (?:bit|little) )?about yourself|who you are|your (?:full |first )?(?:name|age|title|job|location))\\b',
      ),
    },
    {
      stems: 'send shar subm supp',
      says: phrase(
        `${clause}(?:please )?(?:send|share|submit|supply)(?: me| us)?(?: along)? (?:(?:your|the|an?|full|short|brief|first) )+(?:job )?${particulars}\\b`,
      ),
    },
    {
      stems: 'star begi open lead',
      says: phrase(
        '\\b(?:start|begin|open|lead) with your (?:full |job )?(?:name|role|title|credentials|experience|bio|qualifications)\\b',
      ),
    },
  ],
  unless:
    /\bplease (?:include|add|put|list|mention|state|provide)\b[^.?!]{0,80}\bin (?:the|your) (?:e-?mail )?subject\b|\bplease (?:provide|give|send|add|list) (?:me |us )?(?:feedback|credit|your support)\b/i,
};

export const answerRules: readonly Rule[] = [
  inclusions,
  headshots,
  { kind: 'length', phrases: [{ stems: 'word sent para char', says: phrase('$^') }] },
  subjects,
  { kind: 'deadline', phrases: [{ stems: 'dead due by befo late unti clos need', says: phrase('$^') }] },
  links,
  attachments,
];
