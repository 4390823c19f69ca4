import type { Service } from '../services';

/** When a service sends on the days it sends. */
export interface ServiceCalendar {
  service: Service;
  zone: string;
  /** 0 Sunday to 6 Saturday. */
  weekdays: readonly number[];
  /** By the clock on the wall of its zone. `name` is the edition's, '' where they have none. */
  editions: readonly { name: string; hour: number; minute: number }[];
  holidays: 'us' | 'none';
}

const workdays = [1, 2, 3, 4, 5] as const;

/**
 * The services that keep hours, as measured on mails of 2026. HARO and SOS send on American business days; SourceBottle's alerts keep Sydney's clock. Connectively sends
 * once a day at no hour of its own, so its day's edition is due when the day is over. The others send when a journalist asks.
 */
export const calendars: readonly ServiceCalendar[] = [
  {
    service: 'haro',
    zone: 'America/New_York',
    weekdays: workdays,
    editions: [
      { name: 'Morning', hour: 5, minute: 7 },
      { name: 'Afternoon', hour: 12, minute: 7 },
      { name: 'Evening', hour: 17, minute: 7 },
    ],
    holidays: 'us',
  },
  {
    service: 'sos',
    zone: 'America/New_York',
    weekdays: workdays,
    editions: [
      { name: 'Morning', hour: 6, minute: 30 },
      { name: 'Afternoon', hour: 13, minute: 30 },
    ],
    holidays: 'us',
  },
  { service: 'connectively', zone: 'America/New_York', weekdays: workdays, editions: [{ name: '', hour: 23, minute: 44 }], holidays: 'us' },
  {
    service: 'sourcebottle',
    zone: 'Australia/Sydney',
    weekdays: workdays,
    editions: [
      { name: 'Morning', hour: 10, minute: 0 },
      { name: 'Afternoon', hour: 14, minute: 0 },
    ],
    holidays: 'none',
  },
];

/** The calendar of a service; undefined for one that keeps no hours. */
export const calendarOf = (service: Service): ServiceCalendar | undefined => calendars.find((calendar) => calendar.service === service);
