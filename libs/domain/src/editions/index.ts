export { calendarOf, calendars, type ServiceCalendar } from './calendars';
export { missingCauses, missingWords, type MissingCause } from './missing-words';
export { graceMinutes, nextSlot, slotsBetween, type Slot } from './slots';
export { usHoliday, type Day, type Holiday } from './us-holidays';
