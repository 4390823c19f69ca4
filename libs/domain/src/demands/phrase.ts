/** What a query may demand beside answers to its questions; `other` is what a list of requirements says beside, and what somebody must be willing or old enough to do. */
export const requirementKinds = [
  'include',
  'headshot',
  'length',
  'subject',
  'credential',
  'place',
  'no-promotion',
  'no-ai',
  'deadline',
  'no-links',
  'no-attachments',
  'other',
] as const;

export type RequirementKind = (typeof requirementKinds)[number];

/** One way to put a demand. */
export interface Phrase {
  /** It is looked for only in sentences with a word that begins with one of these: its first four letters, or a whole shorter word; small letters. */
  stems: string;
  says: RegExp;
  /** What has to stand before it in the sentence, all of it; what ends there directly belongs to the demand. */
  after?: readonly RegExp[];
  /** What it has to hold, capitals and all. */
  holds?: RegExp;
}

/** A kind of demand and the ways to put it, the surest first. */
export interface Rule {
  kind: RequirementKind;
  phrases: readonly Phrase[];
  /** A sentence without it demands nothing of the kind: one look in the place of many. */
  about?: RegExp;
  /** A sentence that fits this demands nothing of the kind, whatever else is in it. */
  unless?: RegExp;
  /** Enough as an item of a list of what to include. */
  named?: RegExp;
}

/** A pattern that ignores case and is looked for throughout. */
export const phrase = (source: string): RegExp => new RegExp(source, 'gi');

/** At most so many units of the same sentence. */
export const gap = (most: number): string => `[^?!]{0,${most}}?`;

/** Where a clause begins. */
export const clause = '(?:^|[(,;:.–—•*"“!-] ?)';

/** A request not to: "please do not", "avoid", "you must not"; said of others (`firms that do not use AI`) it is none. */
export const doNot = `(?:${clause}|\\b(?:please|and|but|or|kindly|so|also|just|to) )(?:do not|don['’]?t|never|avoid|refrain from|no need to|you (?:must|should|may|can)(?: ?not|n['’]t))`;

/** What becomes of what nobody wants. */
export const thrownAway =
  '(?:(?:will|would|are|is|be|gets?)(?: (?:be|also|not|all|automatically|immediately|promptly|simply|just|get))* (?:ignored|deleted|discarded|rejected|disregarded|disqualified|trashed|binned|blocked|black ?listed|reported|excluded|banned|refused|declined|skipped|dismissed|removed|filtered out|thrown (?:out|away)|marked as spam)|(?:will |would )?(?:goe?s?|lands?|ends? up|be sent|is sent|are sent)(?: \\w+ly| straight| right)*(?: in| into| to| in to) (?:(?:the|my|our) (?:bin|trash|spam|junk|rubbish|garbage|recycling|waste)|trash|spam|junk)\\b)';
/** The same as a journalist does it: "I bin", "we will delete". */
export const throwing =
  '(?:ignore|delete|discard|reject|disregard|disqualify|trash|bin|block|black ?list|report|exclude|ban|refuse|decline|dismiss|toss|throw (?:out|away|it|them)|pass(?: on)?|skip|filter out)';
export const unwanted =
  "(?:(?:(?:will|can|are|is|do|does|would)(?: not|n['’]t)|cannot|won['’]t|will never)(?: even| ever)?(?: be)?(?: \\w+ly)? (?:accepted|considered|used|published|allowed|permitted|welcomed?|read|acceptable|included|opened|quoted|wanted|answered|reviewed)|(?:are|is)(?: not|n['’]t) what (?:we|i)\\b|(?:are|is) (?:strictly |absolutely )?(?:prohibited|forbidden|banned|unacceptable|unwelcome|off[- ]limits|an? (?:(?:hard|firm|big|definite|absolute) )?no\\b(?=\\s*(?:[.,;:!)]|$))|an? (?:automatic|instant|immediate) (?:no|rejection|disqualification|pass|delete|deletion|block|ban|decline|skip)))";

/** Something that is not wanted or is thrown away: what a sentence says no with. */
export const refusing =
  /\b(?:no|not|dont|never|cannot|without|avoid|skip\w*|refrain|ignored|deleted|discarded|rejected|disregarded|disqualified|trash\w*|bin|binned|block\w*|black ?listed|reported|excluded|banned|refused|declined|dismissed|removed|filtered|thrown|spam|junk|rubbish|garbage|recycling|waste|prohibited|forbidden|unacceptable|unwelcome|off|automatic|instant|immediate)\b|n['’]t\b/i;
