import type { Ctx } from '../../platform/context.ts'
import { NotFound, refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { touch } from '../../platform/memory.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { findArea, holdsPostcode } from '../places/index.ts'
import { mayPublish } from './may-publish.ts'
import type { Notice } from './notice.ts'
import { noticeEnded, noticePublished } from './notices.events.ts'

export type NewNotice = Pick<Notice, 'title' | 'words'> &
  Partial<Omit<Notice, 'title' | 'words' | 'told' | 'toldReaders' | 'changedAt'>>

/**
 * Publishes a notice, from now on where no start is given; with an id, once however often. Answers its id.
 * Throws Refused: `notices.empty`, `notices.ends-before-it-starts`, `notices.no-such-service`, `notices.no-such-area`,
 * `notices.not-your-services`, `notices.no-such-postcode`, `notices.route-unfinished`, `notices.tells-whom`.
 */
export async function publishNotice(ctx: Ctx, input: NewNotice): Promise<string> {
  const notice = await checkNotice(ctx, input)
  await ctx.transaction(async ctx => {
    const isNew = await ctx.db
      .insertInto('notices.notices')
      .values({
        id: notice.id,
        title: JSON.stringify(notice.title),
        words: JSON.stringify(notice.words),
        services: notice.services,
        areas: notice.areas,
        route_name: notice.route && JSON.stringify(notice.route.name),
        route_postcodes: notice.route?.postcodes ?? [],
        starts_at: notice.startsAt,
        ends_at: notice.endsAt,
        tells: notice.tells,
      })
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!isNew) return
    await touch(ctx, 'notices')
    const { id: noticeId, services, areas, tells } = notice
    await publish(ctx, noticePublished({ noticeId, services, areas, tells }))
  })
  return notice.id
}

/** Whether it could be published as it is, and what would be. Throws what `publishNotice` refuses. */
export async function checkNotice(ctx: Ctx, input: NewNotice): Promise<Notice> {
  const usual = {
    id: newId(),
    services: [],
    areas: [],
    route: null,
    startsAt: ctx.now(),
    endsAt: null,
    tells: false,
    told: null,
    toldReaders: null,
  }
  const notice: Notice = { ...usual, ...input, changedAt: null }
  refuseUnless(await mayPublish(ctx, notice.services), 'notices.not-your-services')
  refuseUnless(notice.title.en.trim() !== '' && notice.words.en.trim() !== '', 'notices.empty')
  refuseUnless(!notice.endsAt || notice.endsAt > notice.startsAt, 'notices.ends-before-it-starts')
  refuseUnless(!notice.tells || notice.services.length > 0, 'notices.tells-whom')
  const { services } = await readCatalogue(ctx)
  for (const slug of notice.services) refuseUnless(services.has(slug), 'notices.no-such-service', { slug })
  for (const id of notice.areas) refuseUnless((await findArea(ctx, id)) !== null, 'notices.no-such-area', { id })
  if (!notice.route) return notice
  refuseUnless(notice.route.name.en.trim() !== '' && notice.route.postcodes.length > 0, 'notices.route-unfinished')
  for (const part of notice.route.postcodes)
    refuseUnless(await holdsPostcode(ctx, part), 'notices.no-such-postcode', { part: part.trim() })
  return notice
}

/** Ends a notice now. One that is over already stays as it ended. Throws NotFound, also where it is not hers to end. */
export async function endNotice(ctx: Ctx, id: string): Promise<void> {
  await ctx.transaction(async ctx => {
    const row = await ctx.db
      .selectFrom('notices.notices')
      .select(['ends_at', 'services'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row || !(await mayPublish(ctx, row.services))) throw new NotFound(`notice ${id}`)
    if (row.ends_at && row.ends_at <= ctx.now()) return
    const ended_by = ctx.actor.kind === 'staff' ? ctx.actor.id : null
    await ctx.db.updateTable('notices.notices').set({ ends_at: ctx.now(), ended_by }).where('id', '=', id).execute()
    await touch(ctx, 'notices')
    await publish(ctx, noticeEnded({ noticeId: id }))
  })
}
