import { Injectable } from '@nestjs/common';
import type { PageQuery } from '@sourcedesk/contracts/primitives';
import type { PitchReply, ReplyBody } from '@sourcedesk/contracts/sending';
import {
  type Condition,
  type Ctx,
  ReplyEntity,
  TenantDb,
  type Tx,
  instantSql,
  keysetPage,
  lockPitch,
  newId,
  recordEvent,
  unitNow,
  unitUser,
} from '@sourcedesk/data';
import { DomainError } from '@sourcedesk/domain/errors';
import type { PitchId, ReplyId } from '@sourcedesk/domain/ids';

const replySql = `jsonb_build_object('id', r.id, 'kind', r.kind, 'text', r.text, 'at', ${instantSql('r.at')},
  'by', coalesce((select name from app.person where id = r.recorded_by), 'Sourcedesk'))`;

/** What journalists answered; an event beside the pitch, not a state of it. */
@Injectable()
export class RepliesService {
  constructor(private readonly db: TenantDb) {}

  /** A page of the replies to a pitch, the latest first, as JSON text. @throws DomainError not-found */
  list(ctx: Ctx, id: PitchId, page: PageQuery): Promise<string> {
    return this.db.run(ctx, async (tx) => {
      await requireVisible(tx, id);
      const where: Condition[] = [(bind) => `r.pitch_id = ${bind(id)}`];
      return keysetPage(tx, { table: 'app.reply', alias: 'r', order: 'at', shape: replySql, where, ...page });
    });
  }

  /**
   * Writes down a reply that came in by other ways.
   * @throws DomainError wrong-state when nothing was sent, invalid for a time ahead
   */
  record(ctx: Ctx, id: PitchId, { kind, text, at }: ReplyBody): Promise<PitchReply> {
    return this.db.run(ctx, async (tx) => {
      const pitch = await lockPitch(tx, id);
      if (!pitch.facts.mayHaveArrived && !['sent', 'failed', 'declined', 'published'].includes(pitch.facts.state)) {
        throw new DomainError('wrong-state', 'Nothing was sent yet that could be replied to.', { state: pitch.facts.state });
      }
      if (new Date(at) > pitch.now)
        throw new DomainError('invalid', 'The reply cannot have come in the future.', {}, [
          { pointer: '/at', code: 'future', message: 'Give the time it came.' },
        ]);
      const replyId = newId<ReplyId>();
      await tx.insert(ReplyEntity, {
        id: replyId,
        brandId: pitch.brandId,
        pitchId: id,
        kind,
        text,
        at: new Date(at),
        recordedBy: unitUser,
        recordedAt: unitNow,
      });
      recordEvent(tx, { kind: 'pitch', what: 'replied', entityId: id, brandId: pitch.brandId });
      const [row] = await tx.query<{ reply: PitchReply }>(
        `select ${replySql} as reply from app.reply r where r.agency_id = app.agency_id() and r.id = $1`,
        [replyId],
      );
      return row?.reply as PitchReply;
    });
  }
}

async function requireVisible(tx: Tx, id: PitchId): Promise<void> {
  const [row] = await tx.query('select from app.pitch where agency_id = app.agency_id() and id = $1', [id]);
  if (!row) throw new DomainError('not-found', 'There is no such pitch.');
}
