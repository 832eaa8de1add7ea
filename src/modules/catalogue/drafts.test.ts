import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { carryOver } from './carry-over.ts'
import {
  bringBackVersion,
  changeOffer,
  discardDraft,
  draftToken,
  getService,
  listVersions,
  publishDraft,
  readCatalogue,
  readDraftOfLink,
  readEditedService,
  type Service,
  saveDraft,
  saveServiceVersion,
} from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wrexham' })
const actor = await addStaff(ctx(), { roles: ['designer'], name: 'Ann Designer' })
const undone = (work: (ctx: Ctx) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), ctx => work(withContext(ctx, { actor })))

const named = (service: Service, en: string): Service => ({ ...service, name: { ...service.name, en } })

async function draftName(ctx: Ctx, en: string, slug = 'pothole'): Promise<void> {
  const { definition, seen } = await readEditedService(ctx, slug)
  await saveDraft(ctx, { definition: named(definition, en), seen })
}

async function publishName(ctx: Ctx, en: string) {
  await draftName(ctx, en)
  const { seen, current } = await readEditedService(ctx, 'pothole')
  return publishDraft(ctx, { slug: 'pothole', seen, version: current.versionId, why: `Call it ${en}` })
}

const isRefused = (code: string) => (error: unknown) => error instanceof Refused && error.code === `catalogue.${code}`

describe('a draft of a service', () => {
  test(
    'is seen by nobody until it is published, then it is the next version, with who and why',
    undone(async ctx => {
      await draftName(ctx, 'Hole')
      assert.equal((await getService(ctx, 'pothole')).name.en, 'Pothole')
      const { number } = await publishName(ctx, 'Crater')
      assert.equal((await getService(ctx, 'pothole')).name.en, 'Crater')
      const [version] = await listVersions(ctx, 'pothole')
      assert.deepEqual(
        [version!.number, version!.origin, version!.madeBy, version!.why],
        [number, 'staff', actor.id, 'Call it Crater'],
      )
      assert.equal((await readEditedService(ctx, 'pothole')).draft, null)
    }),
  )

  test(
    'that says what is published is none, and is not published',
    undone(async ctx => {
      const { definition, seen, current } = await readEditedService(ctx, 'pothole')
      assert.deepEqual(await saveDraft(ctx, { definition, seen }), { changed: false })
      const publishing = { slug: 'pothole', seen, version: current.versionId, why: 'Because' }
      await assert.rejects(publishDraft(ctx, publishing), isRefused('no-draft'))
      await assert.rejects(publishDraft(ctx, { ...publishing, why: ' ' }), isRefused('why-missing'))
      await assert.rejects(readEditedService(ctx, 'nothing'), NotFound)
    }),
  )

  test(
    'is not saved, published or thrown away over what somebody has saved since',
    undone(async ctx => {
      const { definition, seen, current } = await readEditedService(ctx, 'pothole')
      await draftName(ctx, 'Hole')
      const moved = isRefused('draft-moved')
      await assert.rejects(saveDraft(ctx, { definition: named(definition, 'Dip'), seen }), moved)
      await assert.rejects(discardDraft(ctx, { slug: 'pothole', seen }), moved)
      const publishing = { slug: 'pothole', version: current.versionId, why: 'Because' }
      await assert.rejects(publishDraft(ctx, { ...publishing, seen }), moved)
      assert.equal((await readEditedService(ctx, 'pothole')).definition.name.en, 'Hole')
    }),
  )

  test('of ten saved at the same moment one is saved, and the others hear of it', async () => {
    const { definition, seen } = await readEditedService(ctx(), 'street-light')
    const saving = Array.from({ length: 10 }, (_, number) =>
      saveDraft(ctx(), { definition: named(definition, `Light ${number}`), seen }),
    )
    const outcomes = await Promise.allSettled(saving)
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const each of outcomes) if (each.status === 'rejected') assert.ok(isRefused('draft-moved')(each.reason))
  })

  test(
    'takes over what only a newer version changed, and says what both changed',
    undone(async ctx => {
      await draftName(ctx, 'Hole')
      const { current } = await readEditedService(ctx, 'pothole')
      const { versionId, versionNumber: _, ...published } = current
      await saveServiceVersion(ctx, { ...named(published, 'Dip'), lgsl: 1 }, 'pack')
      const edited = await readEditedService(ctx, 'pothole')
      assert.deepEqual([edited.definition.name.en, edited.definition.lgsl, edited.both], ['Hole', 1, ['name']])
      const publishing = { slug: 'pothole', seen: edited.seen, why: 'Because' }
      await assert.rejects(publishDraft(ctx, { ...publishing, version: versionId }), isRefused('draft-moved'))
      await publishDraft(ctx, { ...publishing, version: edited.current.versionId })
    }),
  )

  test(
    'is shown to whoever has its link, for a week',
    undone(async ctx => {
      await draftName(ctx, 'Hole')
      const token = await draftToken(ctx, 'pothole')
      assert.equal((await readDraftOfLink(ctx, 'pothole', token)).definition.name.en, 'Hole')
      for (const [slug, wrong] of [
        ['dog-fouling', token],
        ['pothole', `${token}x`],
        ['pothole', 'x'],
      ] as const)
        await assert.rejects(readDraftOfLink(ctx, slug, wrong), NotFound)
      const later = new Date(ctx.now().getTime() + 9 * 86_400_000)
      await assert.rejects(readDraftOfLink(withContext(ctx, { now: () => later }), 'pothole', token), NotFound)
    }),
  )
})

test('carrying over loses nothing that only one of the two changed', async () => {
  const base = await getService(ctx(), 'pothole')
  const { cost: _, ...without } = base
  const { definition, both } = carryOver(base, named(base, 'Hole'), { ...without, lgsl: 2 })
  assert.deepEqual([definition.name.en, definition.lgsl, 'cost' in definition, both], ['Hole', 2, false, []])
})

test(
  'an old version comes back as a new one, unless there is a newer than was looked at',
  undone(async ctx => {
    const first = await getService(ctx, 'pothole')
    const { versionId } = await publishName(ctx, 'Hole')
    const asked = { slug: 'pothole', number: first.versionNumber, why: 'It was better' }
    await assert.rejects(bringBackVersion(ctx, { ...asked, version: first.versionId }), isRefused('draft-moved'))
    const back = await bringBackVersion(ctx, { ...asked, version: versionId })
    assert.equal(back.number, first.versionNumber + 2)
    assert.equal((await getService(ctx, 'pothole')).name.en, 'Pothole')
    await assert.rejects(bringBackVersion(ctx, { ...asked, number: 99, version: back.versionId }), NotFound)
    await assert.rejects(bringBackVersion(ctx, { ...asked, version: back.versionId }), isRefused('nothing-changed'))
  }),
)

test(
  'a service that is not offered keeps its name for old requests, and the catalogue has changed',
  undone(async ctx => {
    await changeOffer(ctx, { slug: 'dog-fouling', offered: false, why: 'A trial' })
    const { services, names, changedAt } = await readCatalogue(ctx)
    assert.deepEqual([services.has('dog-fouling'), names.has('dog-fouling')], [false, true])
    const later = new Date(ctx.now().getTime() + 60_000)
    const then = withContext(ctx, { now: () => later })
    await changeOffer(then, { slug: 'dog-fouling', offered: true, why: 'It went wrong' })
    assert.ok((await readCatalogue(then)).changedAt! > changedAt!)
    await assert.rejects(changeOffer(ctx, { slug: 'dog-fouling', offered: false, why: '' }), isRefused('why-missing'))
  }),
)
