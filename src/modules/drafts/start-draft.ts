import type { Channel } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/context.ts'
import { publish } from '../../platform/events/index.ts'
import { placeQuestion } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { getService } from '../catalogue/index.ts'
import { digestOf, expiryFrom, type KnownBefore, newSecret } from './draft.ts'
import { draftStarted } from './drafts.events.ts'

export interface NewDraft {
  service: string
  /** Default: as the context has them. */
  language?: Language
  channel?: Channel
  known?: KnownBefore
}

/**
 * Begins a form of a service as it stands now, for anybody or, where staff act, for whoever they ask for.
 * Answers its id and the secret for this browser's cookie, which is kept nowhere else. Throws NotFound for an unknown service.
 */
export async function startDraft(ctx: Ctx, input: NewDraft): Promise<{ id: string; secret: string }> {
  const service = await getService(ctx, input.service)
  const now = ctx.now()
  const [id, secret] = [newId(now.getTime()), newSecret()]
  const known = input.known ?? {}
  const where = placeQuestion(service.form ?? [])
  const answers = where && known.place ? { [where.id]: known.place } : {}
  await ctx.transaction(async ctx => {
    await ctx.db
      .insertInto('drafts.drafts')
      .values({
        id,
        secret_digest: digestOf(secret),
        service_slug: service.slug,
        version_id: service.versionId,
        channel: input.channel ?? ctx.channel,
        language: input.language ?? ctx.language,
        answers: JSON.stringify(answers),
        known: JSON.stringify(known),
        submission_key: newId(now.getTime()),
        staff_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
        created_at: now,
        updated_at: now,
        expires_at: expiryFrom(now),
      })
      .execute()
    await publish(ctx, draftStarted({ draftId: id, service: service.slug, versionId: service.versionId }))
  })
  return { id, secret }
}
