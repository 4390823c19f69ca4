import type { LinkProblem } from '@sourcedesk/contracts/placement';

/** Why an article could not be fetched, in words; '' where it was. */
export const linkProblemWords: Readonly<Record<LinkProblem, string>> = {
  '': '',
  url: 'This is no address of a web page.',
  credentials: 'The address holds a user name or password, so it was not followed.',
  port: 'The address names a port that web pages do not have, so it was not followed.',
  address: 'The address is not on the public internet, so it was not followed.',
  dns: 'No site of this name was found.',
  connect: 'The site does not answer.',
  tls: 'The connection cannot be encrypted: the certificate of the site is not right.',
  timeout: 'The site took too long to answer.',
  aborted: 'The look was stopped before the site had answered.',
  redirects: 'The address leads on and on, and nowhere.',
  'too-large': 'The page is larger than 3 MB.',
  encoding: 'The page came packed in a way that cannot be opened.',
  protocol: 'What answers there is not a web site.',
  demo: 'The demo fetches no addresses that end in .example: nothing is there.',
};
