import type { UnknownLayout } from './format';

/** ResponseSource: enquiries by mail, the journalist's address hidden. Nobody has shown us one. */
export const responsesource: UnknownLayout = {
  service: null,
  name: 'ResponseSource',
  domains: ['responsesource.com'],
  dkimDomains: ['responsesource.com'],
  noiseSenders: [],
  idsIn: () => [],
};
