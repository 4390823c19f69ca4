/** What a query may demand beside answers to its questions; `other` is said by a list of requirements alone. */
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
  '(?:will|would|are|is|be|gets?)(?: (?:be|also|not|all|automatically|immediately|promptly|simply|just|get))* (?:ignored|deleted|discarded|rejected|disregarded|disqualified|trashed|binned|blocked|reported|excluded|banned|refused|declined|skipped|thrown out|marked as spam)';
export const unwanted =
  "(?:(?:(?:will|can|are|is|do|does|would)(?: not|n['’]t)|cannot|won['’]t|will never)(?: be)?(?: \\w+ly)? (?:accepted|considered|used|published|allowed|permitted|welcomed?|read|acceptable|included|opened|quoted|wanted|answered|reviewed)|(?:are|is) (?:strictly |absolutely )?(?:prohibited|forbidden|banned|unacceptable|unwelcome|off[- ]limits|an? (?:automatic|instant|immediate) (?:no|rejection|disqualification|pass)))";
