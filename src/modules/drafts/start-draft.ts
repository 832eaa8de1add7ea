import type { Insertable } from 'kysely'
import type { Channel } from '../../platform/actor.ts'
import { type Ctx, inOneTransaction } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { together } from '../../platform/database/together.ts'
import { publish } from '../../platform/events/index.ts'
import { type Answers, placeQuestion } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { getService } from '../catalogue/index.ts'
import { digestOf, expiryFrom, type KnownBefore, newSecret } from './draft.ts'
import { draftStarted, resumeCodeMade } from './drafts.events.ts'
import { CodeTaken, drawCode } from './resume-code.ts'

export interface NewDraft {
  service: string
  /** Default: as the context has them. */
  language?: Language
  channel?: Channel
  known?: KnownBefore
  /** Answers that are known and checked already. */
  answers?: Answers
  /** The question that whoever takes it up by its code looks at first; default: the check page. */
  at?: string
}

/**
 * Begins a form of a service as it stands now, for anybody or, where staff act, for whoever they ask for.
 * Answers its id and the secret for this browser's cookie, which is kept nowhere else. Throws NotFound for an unknown service.
 */
export async function startDraft(ctx: Ctx, input: NewDraft): Promise<{ id: string; secret: string }> {
  return addDraft(ctx, input, null)
}

/** Begins one that is gone on with by its code, as `makeResumeCode` makes it. Throws as `startDraft`. */
export async function startDraftWithCode(ctx: Ctx, input: NewDraft): Promise<{ id: string; code: string }> {
  return drawCode(ctx, async (code, digest) => ({ id: (await addDraft(ctx, input, digest)).id, code }))
}

/** Answers whether it was made: that its code is taken is not an error of the database, which would undo more than this. */
const insert = together(async (db, all: (Insertable<Rows['drafts.drafts']> & { id: string })[]): Promise<boolean[]> => {
  const drafts = db.insertInto('drafts.drafts').values(all)
  const taken = drafts.onConflict(conflict => conflict.column('resume_digest').doNothing())
  const made = new Set((await taken.returning('id').execute()).map(({ id }) => id))
  return all.map(({ id }) => made.has(id))
})

async function addDraft(ctx: Ctx, input: NewDraft, code: Buffer | null): Promise<{ id: string; secret: string }> {
  const service = await getService(ctx, input.service)
  const now = ctx.now()
  const [id, secret] = [newId(now.getTime()), newSecret()]
  const known = input.known ?? {}
  const where = placeQuestion(service.form ?? [])
  const answers = { ...(where && known.place && { [where.id]: known.place }), ...input.answers }
  await inOneTransaction(ctx, async ctx => {
    const isMade = await insert(ctx, {
      id,
      secret_digest: digestOf(secret),
      resume_digest: code,
      service_slug: service.slug,
      version_id: service.versionId,
      channel: input.channel ?? ctx.channel,
      language: input.language ?? ctx.language,
      answers: JSON.stringify(answers),
      known: JSON.stringify(known),
      at_question: input.at ?? null,
      submission_key: newId(now.getTime()),
      staff_id: ctx.actor.kind === 'staff' ? ctx.actor.id : null,
      created_at: now,
      updated_at: now,
      expires_at: expiryFrom(now),
    })
    if (!isMade) throw new CodeTaken()
    const started = draftStarted({ draftId: id, service: service.slug, versionId: service.versionId })
    await publish(ctx, started, ...(code ? [resumeCodeMade({ draftId: id, service: service.slug })] : []))
  })
  return { id, secret }
}
