import { type Check, check, type ChecklistInput } from './check';

const deadlineCheck = ({ query: { deadline }, now, deadlineOverride }: ChecklistInput): Check => {
  const instant = new Date(now).getTime();
  const isPast = (at: string): boolean => instant > new Date(at).getTime();
  if (deadlineOverride) {
    const texts = {
      ok: 'An editor has allowed a later deadline.',
      not: 'Ask an editor for a later deadline: the one an editor allowed has passed.',
    };
    return check('deadline', 'blocker', !isPast(deadlineOverride), texts);
  }
  if (deadline === null) return check('deadline', 'blocker', true, { ok: 'The query names no deadline.', not: '' });
  const not = `Ask an editor whether the pitch may still leave: the deadline (${deadline.raw}) has passed.`;
  if (deadline.at !== null && (deadline.certainty === 'exact' || deadline.certainty === 'assumed-zone')) {
    return check('deadline', 'blocker', !isPast(deadline.at), { ok: 'The deadline is open.', not });
  }
  if (deadline.at === null || deadline.certainty === 'unclear') {
    return check('deadline', 'warning', false, { ok: '', not: `Ask an editor to set the deadline: "${deadline.raw}" is unclear.` });
  }
  return check('deadline', 'warning', !isPast(deadline.at), { ok: `The deadline is a day without a time: ${deadline.raw}`, not });
};

const channels = {
  relay: 'by e-mail through the service',
  address: "by e-mail to the journalist's address",
  link: 'on a page',
  form: 'by a form',
} as const;

/** One address, in signs that every mail server takes. */
const oneAddress = /^[^\s@,;:<>()"\\\u0080-\uffff]+@[a-z0-9.-]+$/i;

const replyChecks = ({ query: { reply } }: ChecklistInput): Check[] => {
  const byMail = reply?.kind === 'relay' || reply?.kind === 'address';
  const open = reply !== null && (byMail || reply.url.trim() !== '');
  const how = reply === null ? '' : channels[reply.kind];
  return [
    check('reply', 'blocker', open, {
      ok: `The answer goes out ${how}.`,
      not: 'Find out how the journalist takes answers: the query names no way.',
    }),
    check('address', 'blocker', !byMail || oneAddress.test(reply.address.trim()), {
      ok: byMail ? 'The query names an address.' : 'No address is needed.',
      not: reply?.address.trim()
        ? `Ask an editor where the answer goes: "${reply.address.trim()}" is not one e-mail address in plain letters.`
        : 'Ask an editor to add the address: the query is answered by e-mail and names none.',
    }),
  ];
};

/** What the body names beside the reply channel is never applied by itself: people decide. */
const otherAddressChecks = ({ query: { otherAddresses } }: ChecklistInput): Check[] => {
  if (otherAddresses.length === 0) return [];
  const named = `The query names another address: ${otherAddresses.join(', ')}.`;
  return [check('other-address', 'warning', false, { ok: '', not: `${named} The answer does not go there; ask an editor if it should.` })];
};

const noAiCheck = ({ query: { flags } }: ChecklistInput): Check =>
  check('no-ai', 'info', true, {
    ok: flags.noAi ? 'Write this one by hand: the journalist wants no answers made by AI.' : 'The journalist says nothing against AI.',
    not: '',
  });

export const sendingChecks = (input: ChecklistInput): Check[] => [
  deadlineCheck(input),
  ...replyChecks(input),
  ...otherAddressChecks(input),
  noAiCheck(input),
];
