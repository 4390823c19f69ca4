import type { DoorView } from '@sourcedesk/contracts/doors';
import type { DoorId, MessageId } from '@sourcedesk/domain/ids';
import { signatureOf } from '@sourcedesk/pipeline/intake';
import { after, before, day, hour, minute } from './calendar';
import type { DigestService, PlannedEdition, WayIn } from './editions';
import type { Player, Stage } from './stage';

/** Before, the editor uploaded what came. */
const openedDaysAgo = 20;
/** As the services sign. */
const signers: Readonly<Record<DigestService, string>> = { haro: 'helpareporter.com', sos: 'sourceofsources.com' };

/** How an edition came in: by hand at first, then by the doors. */
export type WaysIn = (edition: PlannedEdition) => WayIn;

/** What a person brings in. */
export const byUpload = ({ intake }: Stage, by: Player): WayIn => ({
  subscriber: by.email,
  bring: async (raw) => (await intake.receive(by.ctx, raw, 'upload')).id as MessageId,
});

/**
 * Opens the doors of an agency: HARO is forwarded to an address, Source of Sources is handed on by the mail service, and the shared mailbox that was read before stays in
 * reserve, paused. Where the installation receives no mails, everything comes by the webhook.
 */
export async function openDoors(stage: Stage, { manager, editor }: Record<'manager' | 'editor', Player>): Promise<WaysIn> {
  const opened = before(stage.clock.present, openedDaysAgo * day);
  await readMailboxAtFirst(stage, manager, before(opened, day));
  const webhook = await added(stage, manager, opened, { kind: 'webhook', name: 'Source of Sources, by the mail service' });
  const { can } = await stage.clock.at(opened, () => stage.doors.list(manager.ctx, { limit: 1 }));
  const sos = byWebhook(stage, webhook, editor.email);
  const haro = can.includes('address') ? byAddress(stage, await addressOf(stage, manager, after(opened, 3 * minute)), editor.email) : sos;
  const upload = byUpload(stage, editor);
  return ({ service, receivedAt }) => (receivedAt < after(opened, hour) ? upload : service === 'haro' ? haro : sos);
}

const addressOf = (stage: Stage, manager: Player, at: Date): Promise<DoorView> =>
  added(stage, manager, at, { kind: 'address', name: 'HARO, forwarded' });

async function added(stage: Stage, manager: Player, at: Date, body: Parameters<Stage['doors']['add']>[1]): Promise<DoorView> {
  const door = await stage.clock.at(at, () => stage.doors.add(manager.ctx, body));
  await stage.clock.at(after(at, minute), () => stage.doors.test(manager.ctx, door.id as DoorId));
  return door;
}

async function readMailboxAtFirst(stage: Stage, manager: Player, at: Date): Promise<void> {
  const imap = {
    host: 'imap.northlight.test',
    port: 993,
    security: 'tls',
    username: 'queries@northlight.test',
    credentials: { kind: 'password', password: 'app-password of queries' },
    folder: 'Digests',
    daysBack: 7,
  } as const;
  const door = await added(stage, manager, at, { kind: 'imap', name: 'Shared mailbox, in reserve', imap });
  await stage.clock.at(after(at, hour), () => stage.doors.change(manager.ctx, door.id as DoorId, { active: false }));
}

/** What arrives at the address, as the mail server takes it. */
function byAddress(stage: Stage, { address }: DoorView, subscriber: string): WayIn {
  const keys = [stage.doorKeys.hash('address', address?.split('@')[0] ?? '')];
  const bring = async (raw: Buffer) => {
    const [receipt] = await stage.intake.receiveAt(keys, await signed(stage, raw, 'haro'), 'address');
    return receipt?.id as MessageId;
  };
  return { subscriber, bring };
}

/** What the mail service posts, signed with the secret of the door. */
function byWebhook(stage: Stage, { id, secret }: DoorView, subscriber: string): WayIn {
  const bring = async (raw: Buffer, service: DigestService) => {
    const body = await signed(stage, raw, service);
    const timestamp = String(Math.floor(stage.clock.now().getTime() / 1000));
    const signature = signatureOf(secret ?? '', timestamp, body).toString('hex');
    return (await stage.webhooks.receive(id as DoorId, { timestamp, signature, body }, false)).id as MessageId;
  };
  return { subscriber, bring };
}

const signed = ({ signatures, clock }: Stage, raw: Buffer, service: DigestService) =>
  signatures.sign(raw, signers[service], before(clock.now(), minute));
