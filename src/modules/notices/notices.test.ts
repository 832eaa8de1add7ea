import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { placeOfPostcode } from '../places/index.ts'
import {
  changeNotice,
  endNotice,
  listCurrentNotices,
  listOpenNotices,
  noticeEnded,
  noticePublished,
  type PackNotice,
  publishNotice,
  replacePackNotices,
  sayNotice,
} from './index.ts'

const NOW = new Date('2026-11-25T10:00:00Z')
const { ctx } = await testDatabase({ after }, { template: 'wrexham', now: NOW })
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === code
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

const closed = { title: { en: 'Road closed' }, words: { en: 'The high road is closed.' } }
const ofPack: PackNotice = { ...closed, id: 'standing', services: [], areas: [], startsAt: later(-24), endsAt: null }

/** Begins without the notices of the pack. */
const undone = (work: (ctx: Ctx) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    await replacePackNotices(ctx, [])
    await work(ctx)
  })

const titles = async (list: Promise<{ title: { en: string } }[]>) => (await list).map(notice => notice.title.en)

describe('a notice', () => {
  test(
    'is shown from its start to its end',
    undone(async ctx => {
      await publishNotice(ctx, { ...closed, startsAt: later(1), endsAt: later(2) })
      const shownAt = (hours: number) => titles(listCurrentNotices(withContext(ctx, { now: () => later(hours) })))
      assert.deepEqual(await shownAt(0), [])
      assert.deepEqual(await shownAt(1), ['Road closed'])
      assert.deepEqual(await shownAt(2), [])
      assert.deepEqual(await titles(listOpenNotices(ctx)), ['Road closed'])
    }),
  )

  test(
    'about a service is shown there; one for everybody only where all are',
    undone(async ctx => {
      await publishNotice(ctx, { ...closed, services: ['pothole'] })
      await publishNotice(ctx, { ...closed, title: { en: 'Christmas' } })
      assert.deepEqual(await titles(listCurrentNotices(ctx, { service: 'pothole' })), ['Road closed'])
      assert.deepEqual(await titles(listCurrentNotices(ctx, { service: 'missed-bin' })), [])
      assert.equal((await listCurrentNotices(ctx)).length, 2)
    }),
  )

  test(
    'about another area is left out for people who say where they live',
    undone(async ctx => {
      await publishNotice(ctx, { ...closed, areas: ['city'] })
      assert.equal((await listCurrentNotices(ctx, { at: { areas: ['city'] } })).length, 1)
      assert.equal((await listCurrentNotices(ctx, { at: { areas: ['maelor'] } })).length, 0)
      assert.equal((await listCurrentNotices(ctx, { at: { areas: [] } })).length, 1)
    }),
  )

  test(
    'about a route is shown along it, with its name',
    undone(async ctx => {
      const route = { name: { en: 'Town round', cy: 'Rownd y dref' }, postcodes: ['LL11 1'] }
      await publishNotice(ctx, { ...closed, route })
      const at = async (postcode: string) =>
        titles(listCurrentNotices(ctx, { at: await placeOfPostcode(ctx, postcode) }))
      assert.deepEqual(await at('LL11 1AB'), ['Road closed'])
      assert.deepEqual(await at('LL11 2AA'), [])
      const [notice] = await listCurrentNotices(ctx)
      assert.equal(sayNotice(notice!, 'cy'), 'Road closed (Rownd y dref)')
      assert.deepEqual(notice!.route, route)
      for (const [wrong, code] of [
        [{ ...route, postcodes: ['SN11 8'] }, 'notices.no-such-postcode'],
        [{ ...route, postcodes: [] }, 'notices.route-unfinished'],
      ] as const)
        await assert.rejects(
          publishNotice(ctx, { ...closed, route: { ...wrong, postcodes: [...wrong.postcodes] } }),
          refusedAs(code),
        )
    }),
  )

  test(
    'is ended at once, by whom is kept, and ending it again changes nothing',
    undone(async ctx => {
      const actor = await addStaff(ctx, { roles: ['duty-officer'] })
      const id = await publishNotice(ctx, closed)
      await endNotice(withContext(ctx, { actor }), id)
      assert.deepEqual(await listCurrentNotices(ctx), [])
      await endNotice(ctx, id)
      const row = await ctx.db.selectFrom('notices.notices').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      assert.equal(row.ended_by, actor.id)
      const events = ctx.db.selectFrom('platform.events').select('type').where('subject', '=', id).orderBy('seq')
      assert.deepEqual(
        (await events.execute()).map(each => each.type),
        [noticePublished.type, noticeEnded.type],
      )
      await assert.rejects(endNotice(ctx, '00000000-0000-7000-8000-000000000000'), NotFound)
    }),
  )

  test(
    'needs words, an end after its start, and services and areas that exist',
    undone(async ctx => {
      const wrong: [object, string][] = [
        [{ title: { en: ' ' } }, 'notices.empty'],
        [{ endsAt: later(-1) }, 'notices.ends-before-it-starts'],
        [{ services: ['nothing'] }, 'notices.no-such-service'],
        [{ areas: ['nowhere'] }, 'notices.no-such-area'],
      ]
      for (const [parts, code] of wrong)
        await assert.rejects(publishNotice(ctx, { ...closed, ...parts }), refusedAs(code))
    }),
  )
})

describe('the notices of a pack', () => {
  test(
    'are replaced by those of the new one; what staff published stays',
    undone(async ctx => {
      await publishNotice(ctx, { ...closed, title: { en: 'By staff' } })
      assert.equal((await replacePackNotices(ctx, [ofPack])).added, 1)
      assert.deepEqual(await replacePackNotices(ctx, [ofPack]), { added: 0, changed: 0, unchanged: 1, removed: 0 })
      const changed = { ...ofPack, title: { en: 'Changed' } }
      assert.equal((await replacePackNotices(ctx, [changed])).changed, 1)
      assert.deepEqual((await titles(listCurrentNotices(ctx))).toSorted(), ['By staff', 'Changed'])
      assert.equal((await replacePackNotices(ctx, [])).removed, 1)
      assert.deepEqual(await titles(listCurrentNotices(ctx)), ['By staff'])
    }),
  )

  test(
    'do not come back once staff ended them',
    undone(async ctx => {
      await replacePackNotices(ctx, [ofPack])
      const actor = await addStaff(ctx, { roles: ['duty-officer'] })
      const [notice] = await listCurrentNotices(ctx)
      await endNotice(withContext(ctx, { actor }), notice!.id)
      await replacePackNotices(ctx, [ofPack])
      assert.deepEqual(await listCurrentNotices(ctx), [])
    }),
  )

  test(
    'stay as staff changed them',
    undone(async ctx => {
      await replacePackNotices(ctx, [ofPack])
      const actor = await addStaff(ctx, { roles: ['duty-officer'] })
      const [notice] = await listCurrentNotices(ctx)
      await changeNotice(withContext(ctx, { actor }), { ...notice!, title: { en: 'Changed by staff' } })
      await replacePackNotices(ctx, [ofPack])
      assert.deepEqual(await titles(listCurrentNotices(ctx)), ['Changed by staff'])
      await assert.rejects(
        changeNotice(ctx, { ...notice!, words: { en: 'Unseen' } }),
        refusedAs('notices.changed-meanwhile'),
      )
    }),
  )
})
