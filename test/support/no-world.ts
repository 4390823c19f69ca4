import { FetchError, type SafeFetch } from '@sourcedesk/platform/fetch';
import { MailDouble } from './accounts-desk';

/** A web in which no name is known. */
export const noWeb: SafeFetch = Object.assign(() => Promise.reject(new FetchError('dns')), { close: () => Promise.resolve() });

/** A mail server that takes everything. */
export const mailThatArrives = new MailDouble();
