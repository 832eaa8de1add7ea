// What is added to a request in somebody's words or pictures.
import type { Ctx } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'

export async function addUpdate(
  ctx: Ctx,
  update: {
    id?: string
    requestId: string
    audience: 'public' | 'participants' | 'staff'
    words: string
    participantId?: string
    external?: { source: string; id: string }
    /** The body whose words they are. */
    saidBy?: string
  },
): Promise<string> {
  const id = update.id ?? newId(ctx.now().getTime())
  await ctx.db
    .insertInto('requests.updates')
    .values({
      id,
      request_id: update.requestId,
      audience: update.audience,
      author_kind: ctx.actor.kind,
      staff_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      participant_id: update.participantId ?? null,
      words: maskCards(update.words),
      said_by: update.saidBy ?? null,
      external_source: update.external?.source ?? null,
      external_id: update.external?.id ?? null,
      created_at: ctx.now(),
    })
    .execute()
  return id
}

export async function addPhotos(
  ctx: Ctx,
  requestId: string,
  fileIds: string[],
  of: { updateId?: string; closureId?: string; released?: boolean },
): Promise<void> {
  if (fileIds.length === 0) return
  await ctx.db
    .insertInto('requests.photos')
    .values(
      fileIds.map(fileId => ({
        request_id: requestId,
        file_id: fileId,
        update_id: of.updateId ?? null,
        closure_id: of.closureId ?? null,
        released_at: of.released ? ctx.now() : null,
        released_by: of.released && ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      })),
    )
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
