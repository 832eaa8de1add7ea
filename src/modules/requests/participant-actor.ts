import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { isId } from '../../platform/id.ts'

/** From here on the holder of this private link acts: she sees her request and nothing else. */
export async function actAsParticipant(ctx: Ctx, participantId: string): Promise<Ctx> {
  if (!isId(participantId)) throw new NotFound('participant')
  return withContext(ctx, { actor: { kind: 'link', id: participantId } })
}
