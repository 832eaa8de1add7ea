import { system } from '../../platform/actor.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'
import { getForUpdate, type Request } from './requests.store.ts'

/** From here on the holder of this private link acts: she sees her request and nothing else. */
export async function actAsParticipant(ctx: Ctx, participantId: string): Promise<Ctx> {
  if (!isId(participantId)) throw new NotFound('participant')
  return withContext(ctx, { actor: { kind: 'link', id: participantId } })
}

/** The request a participant follows: hers, or the one it was merged into. Locked until the transaction ends. */
export async function getFollowed(ctx: Ctx, participant: { request_id: string }): Promise<Request> {
  const { merged_into } = await ctx.db
    .selectFrom('requests.requests')
    .select('merged_into')
    .where('id', '=', participant.request_id)
    .executeTakeFirstOrThrow()
  if (!merged_into) return getForUpdate(ctx, participant.request_id)
  return getForUpdate(withContext(ctx, { actor: system('requests') }), merged_into)
}
