import type { Ctx } from '../../platform/context.ts'
import { Invalid, NotFound, Refused } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { parseResumeCode, RESUME_CODE_LENGTH } from '../../platform/spoken-code/index.ts'
import { explainCodeProblem } from '../../platform/spoken-code/text.ts'
import { can } from '../organisation/index.ts'
import { digestOf, newSecret } from './draft.ts'
import { draftResumed } from './drafts.events.ts'
import { digestOfCode } from './resume-code.ts'
import { countTry } from './resume-tries.ts'

/**
 * Takes a draft up by its code, in another browser or by an adviser for a caller. `code` as it was typed; `address`: the
 * IP address it came from. Answers the draft's id, its language and a new secret for this browser. The browser that began it keeps
 * working: people go from phone to laptop and back for a photo.
 * Throws Invalid({ code }) for what cannot be a code, Refused: `drafts.no-such-code`, `drafts.too-many-tries`.
 */
export async function resumeDraft(
  ctx: Ctx,
  { code: typed, address }: { code: string; address: string },
): Promise<{ id: string; secret: string; language: string }> {
  const parsed = parseResumeCode(typed)
  if (!parsed.ok) throw new Invalid({ code: explainCodeProblem(parsed.problem, RESUME_CODE_LENGTH, ctx.language) })
  const counted = await countTry(ctx, address)
  return ctx.transaction(async ctx => {
    const draft = await findByCode(ctx, parsed.code)
    if (!draft) throw new Refused('drafts.no-such-code')
    const secret = newSecret()
    await addHolder(ctx, draft.id, secret)
    await counted.wasRight(ctx)
    await publish(ctx, draftResumed({ draftId: draft.id, service: draft.service_slug }))
    return { id: draft.id, secret, language: draft.language }
  })
}

/**
 * Takes up a draft that was found by its code before: at reception she gave it once and does not say it again to whoever
 * serves her. Null where it was sent or has expired since. Only for staff.
 */
export async function takeUpDraft(ctx: Ctx, id: string): Promise<{ id: string; secret: string } | null> {
  if (!can(ctx.actor, 'requests.take')) throw new NotFound('draft')
  return ctx.transaction(async ctx => {
    const draft = await ctx.db
      .selectFrom('drafts.drafts')
      .select(['id', 'service_slug'])
      .where('id', '=', id)
      .where('expires_at', '>', ctx.now())
      .where('submitted_at', 'is', null)
      .executeTakeFirst()
    if (!draft) return null
    const secret = newSecret()
    await addHolder(ctx, draft.id, secret)
    await publish(ctx, draftResumed({ draftId: draft.id, service: draft.service_slug }))
    return { id: draft.id, secret }
  })
}

async function findByCode(ctx: Ctx, code: string) {
  return ctx.db
    .selectFrom('drafts.drafts')
    .select(['id', 'service_slug', 'language'])
    .where('resume_digest', '=', await digestOfCode(ctx, code))
    .where('expires_at', '>', ctx.now())
    .where('submitted_at', 'is', null)
    .executeTakeFirst()
}

async function addHolder(ctx: Ctx, draftId: string, secret: string): Promise<void> {
  await ctx.db
    .insertInto('drafts.resumptions')
    .values({
      secret_digest: digestOf(secret),
      draft_id: draftId,
      channel: ctx.channel,
      staff_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      resumed_at: ctx.now(),
    })
    .execute()
}
