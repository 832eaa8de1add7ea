import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import {
  type CatalogueOfPack,
  findService,
  getService,
  getVersion,
  listVersions,
  readCatalogue,
  replaceCatalogue,
  retireService,
  type Service,
  saveServiceVersion,
  serviceChanged,
  serviceRestored,
  serviceRetired,
  serviceSubject,
  suggestServices,
} from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wrexham' })
const undone = (work: (ctx: Ctx) => Promise<void>) => () => inRolledBackTransaction(ctx(), work)

/** A service without what says which version it is. */
async function definitionOf(ctx: Ctx, slug: string): Promise<Service> {
  const { versionId, versionNumber: _, ...definition } = await getService(ctx, slug)
  return definition
}

async function packOf(ctx: Ctx): Promise<CatalogueOfPack> {
  const { themes, services, words } = await readCatalogue(ctx)
  return {
    themes,
    services: await Promise.all([...services.keys()].map(slug => definitionOf(ctx, slug))),
    words: [...words].map(([language, definition]) => ({ language, definition })),
  }
}

async function eventsOf(ctx: Ctx, slug: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('platform.events')
    .select('type')
    .where('subject', '=', serviceSubject(slug))
    .orderBy('seq')
    .execute()
  return rows.map(row => row.type)
}

const renamed = (service: Service, en: string): Service => ({ ...service, name: { ...service.name, en } })

describe('the catalogue', () => {
  test('holds the services, also by theme and by name', async () => {
    const { services, themes, byTheme } = await readCatalogue(ctx())
    assert.ok(services.has('pothole'))
    assert.equal(themes.length, byTheme.size)
    const streets = byTheme.get('green-clean-smart-safe')!.map(service => service.name.en)
    assert.ok(streets.includes('Pothole'))
    assert.deepEqual(
      streets,
      streets.toSorted((a, b) => a.localeCompare(b, 'en')),
    )
  })

  test('finds a service or says that it is not there', async () => {
    assert.equal((await getService(ctx(), 'pothole')).versionNumber, 1)
    assert.equal(await findService(ctx(), 'nothing'), null)
    await assert.rejects(getService(ctx(), 'nothing'), NotFound)
    await assert.rejects(getVersion(ctx(), '00000000-0000-7000-8000-000000000000'), NotFound)
  })

  test('suggests services for what somebody says, in the language they say it', async () => {
    const [english] = await suggestServices(ctx(), 'there is a hole in the road', 3)
    assert.deepEqual([english?.slug, english?.name], ['pothole', 'Pothole'])
    const [welsh] = await suggestServices(ctx(), 'twll yn y ffordd', 3, 'cy')
    assert.deepEqual([welsh?.slug, welsh?.name], ['pothole', 'Twll yn y ffordd'])
    assert.equal((await suggestServices(ctx(), 'road', 1)).length, 1)
  })
})

describe('a changed service', () => {
  test(
    'has a new version, and the old one stays as it was',
    undone(async ctx => {
      const before = await getService(ctx, 'pothole')
      const saved = await saveServiceVersion(ctx, renamed(await definitionOf(ctx, 'pothole'), 'Hole'), 'staff')
      assert.deepEqual([saved.number, saved.outcome], [2, 'changed'])
      assert.equal((await getService(ctx, 'pothole')).name.en, 'Hole')
      assert.equal((await getVersion(ctx, before.versionId)).name.en, 'Pothole')
      const versions = (await listVersions(ctx, 'pothole')).map(({ number, origin }) => [number, origin])
      assert.deepEqual(versions, [
        [2, 'staff'],
        [1, 'pack'],
      ])
    }),
  )

  test(
    'is found by its new words at once',
    undone(async ctx => {
      const service = await definitionOf(ctx, 'library-card')
      await suggestServices(ctx, 'zebedee', 1)
      await saveServiceVersion(ctx, { ...service, words: { ...service.words, en: ['zebedee'] } }, 'staff')
      assert.equal((await suggestServices(ctx, 'zebedee', 1))[0]?.slug, 'library-card')
    }),
  )

  test(
    'that says the same, in whatever order, has no new version',
    undone(async ctx => {
      const service = await definitionOf(ctx, 'pothole')
      const turned = Object.fromEntries(Object.entries(service).reverse()) as unknown as Service
      assert.equal((await saveServiceVersion(ctx, turned, 'staff')).outcome, 'unchanged')
      assert.equal((await listVersions(ctx, 'pothole')).length, 1)
    }),
  )
})

describe('a retired service', () => {
  test(
    'is gone from the catalogue, keeps its versions, and comes back with a new one',
    undone(async ctx => {
      const service = await definitionOf(ctx, 'pothole')
      await retireService(ctx, 'pothole')
      await retireService(ctx, 'pothole')
      assert.equal(await findService(ctx, 'pothole'), null)
      assert.equal((await listVersions(ctx, 'pothole')).length, 1)
      await saveServiceVersion(ctx, renamed(service, 'Hole'), 'staff')
      assert.equal((await getService(ctx, 'pothole')).versionNumber, 2)
      assert.deepEqual(await eventsOf(ctx, 'pothole'), [
        serviceChanged.type,
        serviceRetired.type,
        serviceRestored.type,
        serviceChanged.type,
      ])
    }),
  )
})

describe('loading a catalogue again', () => {
  test(
    'makes no version when nothing changed',
    undone(async ctx => {
      const loaded = await replaceCatalogue(ctx, await packOf(ctx))
      assert.deepEqual([loaded.added, loaded.changed, loaded.retired, loaded.kept], [[], [], [], []])
      assert.equal(loaded.unchanged.length, 11)
    }),
  )

  test(
    'makes a version of what changed, adds what is new and retires what is gone',
    undone(async ctx => {
      const pack = await packOf(ctx)
      const services = pack.services
        .filter(service => service.slug !== 'dog-fouling')
        .map(service => (service.slug === 'pothole' ? renamed(service, 'Hole') : service))
      const added = { ...services[0]!, slug: 'brand-new' }
      const loaded = await replaceCatalogue(ctx, { ...pack, services: [...services, added] })
      assert.deepEqual([loaded.added, loaded.changed, loaded.retired], [['brand-new'], ['pothole'], ['dog-fouling']])
      assert.equal(await findService(ctx, 'dog-fouling'), null)
      assert.equal((await listVersions(ctx, 'pothole'))[0]!.origin, 'pack')
    }),
  )

  test(
    'never overwrites or retires what staff edited, and says where the pack differs',
    undone(async ctx => {
      const pack = await packOf(ctx)
      await saveServiceVersion(ctx, renamed(await definitionOf(ctx, 'pothole'), 'Hole'), 'staff')
      const loaded = await replaceCatalogue(ctx, pack)
      assert.deepEqual(loaded.kept, [{ slug: 'pothole', paths: ['name.en'] }])
      const without = { ...pack, services: pack.services.filter(service => service.slug !== 'pothole') }
      assert.deepEqual((await replaceCatalogue(ctx, without)).retired, [])
      assert.equal((await getService(ctx, 'pothole')).name.en, 'Hole')
    }),
  )
})
