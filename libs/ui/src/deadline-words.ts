import type { Deadline } from '@sourcedesk/contracts/intake';
import type { IconName } from './icon';
import { agoWords, clockWords, dayWords, momentWords, spanWords } from './time-words';
import type { Tone } from './tone';

const hour = 3_600_000;

/** Everything a deadline pill says. `exact` lines go into the tooltip and to screen readers. */
export interface DeadlineWords {
  short: string;
  tone: Tone;
  icon: IconName;
  mine: string;
  theirs: string;
  note: string;
  closed: boolean;
  /** Milliseconds that are left; null where there is no instant. */
  left: number | null;
}

const none: DeadlineWords = {
  short: 'no deadline',
  tone: 'plain',
  icon: 'calendar',
  mine: '',
  theirs: '',
  note: 'The query names no deadline.',
  closed: false,
  left: null,
};

/** Amber from six hours before, red from two: the thresholds of every list. */
export function deadlineTone(left: number): Tone {
  if (left <= 0) return 'plain';
  if (left < 2 * hour) return 'red';
  return left < 6 * hour ? 'amber' : 'plain';
}

/** Words for a deadline at an instant, in the reader's zone unless another is given. Never guesses: date-only and unclear say so. */
export function deadlineWords(deadline: Deadline | null, now: number, timeZone?: string): DeadlineWords {
  if (deadline === null) return none;
  const theirs = deadline.raw === '' ? '' : `“${deadline.raw}”`;
  if (deadline.at === null || deadline.certainty === 'unclear') {
    return {
      ...none,
      short: 'unclear',
      tone: 'amber',
      icon: 'question',
      theirs,
      note: 'The deadline is unclear. Nothing closes by itself.',
    };
  }
  const at = Date.parse(deadline.at);
  const left = at - now;
  if (deadline.certainty === 'date-only') {
    const closed = left <= 0;
    const day = dayWords(at, now, deadline.zone ?? timeZone);
    return {
      short: closed ? `${day}, past` : day,
      tone: deadlineTone(left),
      icon: 'calendar',
      mine: `${day}, no hour given`,
      theirs,
      note: 'Only a day is given, so the end of that day is counted.',
      closed,
      left,
    };
  }
  return {
    short: left <= 0 ? agoWords(at, now) : spanWords(left, left < 120_000),
    tone: deadlineTone(left),
    icon: left <= 0 ? 'lock' : left < 2 * hour ? 'warning' : 'clock',
    mine: left <= 0 ? `closed ${momentWords(at, now, timeZone)}` : momentWords(at, now, timeZone),
    theirs: theirs === '' && deadline.zone !== null ? `${clockWords(at, deadline.zone)} ${deadline.zone}` : theirs,
    note: deadline.certainty === 'assumed-zone' ? `No zone given; ${deadline.zone ?? 'the usual one of the service'} is assumed.` : '',
    closed: left <= 0,
    left,
  };
}
