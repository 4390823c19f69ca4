/** A hidden sentence to put into a body after the character before `at` (UTF-16 units of the body). */
export interface TrapToRender {
  encoding: 'hex' | 'base64' | 'zero-width';
  word: string;
  times: 2 | 3;
  at: number;
  /** Whether base64 keeps its `=`; services do both. */
  padded?: boolean;
}

/** One query as a service would print it. */
export interface QueryToRender {
  summary: string;
  category: string;
  journalist: { name: string; profileUrl: string };
  outlet: { name: string; url: string };
  /** The relay alias (HARO) or the journalist's own address (SOS). */
  email: string;
  /** RFC 3339; printed to the minute on the wall clock of the service's zone. */
  deadline: string;
  noAi: boolean;
  /** HARO prints it as one paragraph; SOS keeps paragraphs. */
  body: string;
  trap?: TrapToRender | null;
}

/** A digest to be written in a service's format, for the demo, the benches and the tests. */
export interface DigestToRender {
  name: 'Morning' | 'Afternoon' | 'Evening';
  /** RFC 3339. */
  sentAt: string;
  subscriber: string;
  sponsor?: string;
  queries: readonly QueryToRender[];
}

/** A digest as a mail and as the texts inside it. */
export interface RenderedDigest {
  /** RFC 822, multipart/alternative, both parts quoted-printable UTF-8, lines ended by CRLF. */
  raw: string;
  subject: string;
  from: { name: string; address: string };
  text: string;
  html: string;
}
