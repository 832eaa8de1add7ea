import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { isId, newId } from '../../platform/id.ts'
import { held, touch } from '../../platform/memory.ts'
import type { Words } from '../../platform/text.ts'
import { endNotice, publishNotice } from '../notices/index.ts'
import { can, readOrganisation } from '../organisation/index.ts'
import { emergencyEnded, emergencyStarted } from './duty.events.ts'
import { staffOf } from './duty.store.ts'
import { readDuty } from './kinds.read.ts'

/** Longer than that, somebody decides again. */
const LONGEST = 72 * 3_600_000

export interface NewEmergency {
  key?: string
  /** Null: every line. */
  goldenNumber: string | null
  plan: string | null
  title: string
  /** What colleagues say to whoever rings; with `onSite` the public site says it too. */
  words: string
  /** For the public site of a council of two languages. Empty: those of the plan, where its English is unchanged; else it says English. */
  titleWelsh?: string
  wordsWelsh?: string
  priorities: string
  endsAt: Date
  onSite: boolean
}

/**
 * Switches emergency mode on for one line or all; it is over by itself at `endsAt`. Answers its id. Throws NotFound without
 * the permission; Refused: `duty.emergency-empty`, `duty.emergency-end-wrong`, `duty.no-such-line`.
 */
export async function startEmergency(ctx: Ctx, input: NewEmergency): Promise<string> {
  const staff = staffOf(ctx)
  if (!can(staff, 'emergency.switch')) throw new NotFound('emergency')
  const { goldenNumber, plan, priorities, endsAt } = input
  const [title, words] = [input.title.trim(), input.words.trim()]
  refuseUnless(title !== '' && words !== '', 'duty.emergency-empty')
  const lasts = endsAt.getTime() - ctx.now().getTime()
  refuseUnless(lasts > 0 && lasts <= LONGEST, 'duty.emergency-end-wrong')
  const { goldenNumbers } = await readOrganisation(ctx)
  refuseUnless(goldenNumber === null || goldenNumbers.some(each => each.id === goldenNumber), 'duty.no-such-line')
  const id = input.key ?? newId()
  return ctx.transaction(async ctx => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(ctx.db)
    const { rows } = await sql`select from duty.emergencies where id = ${id}::uuid`.execute(ctx.db)
    if (rows.length > 0) return id
    const said = await wordsOnSite(ctx, { ...input, title, words })
    const noticeId = input.onSite ? await publishNotice(ctx, { ...said, endsAt }) : null
    await sql`insert into duty.emergencies (id, golden_number, plan, title, words, priorities, notice_id, started_by, starts_at, ends_at)
      values (${id}::uuid, ${goldenNumber}, ${plan}, ${title}, ${words}, ${priorities.trim()}, ${noticeId}::uuid,
        ${staff.id}::uuid, ${ctx.now()}, ${endsAt})`.execute(ctx.db)
    await publish(ctx, emergencyStarted({ emergencyId: id, goldenNumber, plan, endsAt: endsAt.toISOString() }))
    await touch(ctx, 'emergencies')
    return id
  })
}

/** What is said in each language: as it was typed, else as the plan has it whose English is unchanged. */
async function wordsOnSite(
  ctx: Ctx,
  said: Pick<NewEmergency, 'plan' | 'title' | 'words' | 'titleWelsh' | 'wordsWelsh'>,
) {
  const plan = (await readDuty(ctx)).plans.find(each => each.id === said.plan)
  const isPlan = plan?.title.en === said.title && plan.words.en.trim() === said.words
  const inBoth = (en: string, typed: string | undefined, planned: Words | undefined): Words => {
    const cy = typed?.trim() || (isPlan ? planned?.cy : undefined)
    return { en, ...(cy && { cy }) }
  }
  return {
    title: inBoth(said.title, said.titleWelsh, plan?.title),
    words: inBoth(said.words, said.wordsWelsh, plan?.words),
  }
}

/** Ends it now, and its notice. One that is over stays as it ended. Throws NotFound. */
export async function endEmergency(ctx: Ctx, id: string): Promise<void> {
  const staff = staffOf(ctx)
  if (!can(staff, 'emergency.switch')) throw new NotFound('emergency')
  await ctx.transaction(async ctx => {
    const { rows } = await sql<{
      endsAt: Date
      noticeId: string | null
    }>`select ends_at as "endsAt", notice_id as "noticeId"
      from duty.emergencies where id = ${isId(id) ? id : null}::uuid for update`.execute(ctx.db)
    if (!rows[0]) throw new NotFound('emergency')
    if (rows[0].endsAt <= ctx.now()) return
    await sql`update duty.emergencies set ends_at = ${ctx.now()}, ended_by = ${staff.id}::uuid where id = ${id}::uuid`.execute(
      ctx.db,
    )
    if (rows[0].noticeId) await endNotice(ctx, rows[0].noticeId)
    await publish(ctx, emergencyEnded({ emergencyId: id }))
    await touch(ctx, 'emergencies')
  })
}

export interface Emergency {
  id: string
  goldenNumber: string | null
  title: string
  words: string
  priorities: string
  /** Its notice on the public site; null: it has none. */
  noticeId: string | null
  startsAt: Date
  endsAt: Date
  startedBy: string
}

const readEmergencies = held<Emergency[]>('emergencies', async ctx => {
  const { rows } = await sql<Emergency>`select e.id, e.golden_number as "goldenNumber", e.title, e.words, e.priorities,
      e.notice_id as "noticeId", e.starts_at as "startsAt", e.ends_at as "endsAt", c.name as "startedBy"
    from duty.emergencies e join organisation.colleagues c on c.id = e.started_by
    where e.ends_at > ${ctx.now()} order by e.starts_at desc`.execute(ctx.db)
  return rows
})

/** Emergencies that hold now, the newest first: every desk shows them. Over at their time, without anybody's doing. */
export async function listEmergencies(ctx: Ctx): Promise<Emergency[]> {
  return (await readEmergencies(ctx)).filter(({ endsAt }) => endsAt > ctx.now())
}
