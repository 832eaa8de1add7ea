import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import type { Language } from '../../platform/text.ts'
import { actAsParticipant } from './participant-actor.ts'
import { readRequest } from './request.read.ts'
import { participantLeft, participantReturned } from './requests.events.ts'
import { getParticipant } from './requests.store.ts'
import type { Way } from './told-by.ts'

/** How much of what happens somebody hears. Answers to her, questions and decisions are always important. */
export const HEARS = ['everything', 'important', 'nothing'] as const
export type Hears = (typeof HEARS)[number]

/** She says how much she wants to hear of it, in which language, and by which way (null: as her record says). Who cannot be reached hears nothing, as before. */
export async function sayHowToTell(
  ctx: Ctx,
  input: { participantId: string; hears: Hears; language: Language; way?: Way | null },
): Promise<void> {
  await ctx.transaction(async outer => {
    const ctx = await actAsParticipant(outer, input.participantId)
    const participant = await getParticipant(ctx, input.participantId)
    const { participants } = await readRequest(ctx, participant.request_id)
    const isReachable = participants.find(({ id }) => id === participant.id)?.isReachable ?? false
    const told = input.hears !== 'nothing' && (participant.told || isReachable)
    await ctx.db
      .updateTable('requests.participants')
      .set({
        told,
        language: input.language,
        ...(input.hears !== 'nothing' && { hears: input.hears }),
        ...(input.way !== undefined && { way: input.way }),
      })
      .where('id', '=', participant.id)
      .execute()
    if (told === participant.told) return
    const about = { requestId: participant.request_id, participantId: participant.id }
    await publish(ctx, told ? participantReturned(about) : participantLeft(about))
  })
}
