import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import {
  type CatalogueOfPack,
  getService,
  listVersions,
  publishDraft,
  readCatalogue,
  readEditedService,
  replaceCatalogue,
  type Service,
  saveServiceVersion,
} from '../../../modules/catalogue/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = () => site.database.ctx()
const ann = await site.signedIn(['designer'], { name: 'Ann Designer' })
const leader = await site.signedIn(['officer', 'team-leader'], { name: 'A leader' })

/** The catalogue as a pack would bring it, some services changed. */
async function packWith(change: (service: Service) => Service): Promise<CatalogueOfPack> {
  const { themes, services, words } = await readCatalogue(ctx())
  const definitions = [...services.values()].map(({ versionId, versionNumber: _, ...service }) => change(service))
  return {
    themes,
    services: definitions,
    words: [...words].map(([language, definition]) => ({ language, definition })),
  }
}

async function publish(slug: string): Promise<void> {
  const { seen, current } = await readEditedService(ctx(), slug)
  await ctx().transaction(ctx => publishDraft(ctx, { slug, seen, version: current.versionId, why: 'For the test' }))
}

describe('a new service like another', () => {
  const asked = {
    'name-en': 'Cycle parking',
    'title-en': 'Ask for a cycle stand',
    'summary-en': 'Places to lock a bicycle',
    'about-en': 'Tell us where a stand is missing.',
    'words-en': 'bike rack\nsomewhere to lock my bike',
    why: 'Asked for by the area boards',
  }

  test('begins with its form and promise, under words of its own, and nobody can ask for it yet', async () => {
    const path = '/staff/services/bus-stop/copy'
    const empty = await ann.post(path, { ...asked, 'title-en': '', why: '' })
    assert.equal(empty.status, 422)
    assert.match(empty.body, /value="Cycle parking"/)
    assert.match(
      wordsOf(empty.body),
      /What people do Report Kind Service request Who may see it .* Asks about danger first/,
    )
    const untitled = await ann.post(path, { ...asked, 'title-en': '' })
    assert.match(wordsOf(untitled.body), /‘Title of the page’ is empty/)
    const made = await ann.post(path, asked)
    assert.equal(made.location, '/staff/services/cycle-parking/change?done=copied')
    const { current, offered } = await readEditedService(ctx(), 'cycle-parking')
    const like = await getService(ctx(), 'bus-stop')
    assert.deepEqual(
      [current.form, current.promise, current.teams, current.lgsl, offered],
      [like.form, like.promise, like.teams, null, false],
    )
    assert.equal((await site.visitor().get('/services/cycle-parking')).status, 404)
    assert.match(wordsOf((await ann.get(made.location)).body), /The new service is made.* it is not offered/)
  })

  test('is asked for once it is offered, and no pack takes it away', async () => {
    await ann.post('/staff/services/cycle-parking/offer', { offered: 'yes', why: 'Ready' })
    assert.equal((await site.visitor().get('/services/cycle-parking')).status, 200)
    const pack = await packWith(service => service)
    const without = { ...pack, services: pack.services.filter(({ slug }) => slug !== 'cycle-parking') }
    const loaded = await ctx().transaction(ctx => replaceCatalogue(ctx, without))
    assert.deepEqual([loaded.retired, loaded.kept], [[], []])
    assert.equal((await site.visitor().get('/services/cycle-parking')).status, 200)
  })

  test('has a name that no other has, and is a designer’s to make', async () => {
    const again = await ann.post('/staff/services/pothole/copy', asked)
    assert.equal(again.status, 422)
    assert.match(wordsOf(again.body), /There is a service of this name/)
    for (const page of ['copy', 'teams', 'pack'])
      assert.equal((await leader.get(`/staff/services/pothole/${page}`)).status, 404, page)
  })
})

describe('the teams of a service', () => {
  const path = '/staff/services/graffiti/teams'
  const was = async () => /name="was" value="([^"]*)"/.exec((await ann.get(path)).body)![1]!

  test('are chosen in their order, with the themes, and go into the draft', async () => {
    const themes = ['green-clean-smart-safe']
    const opened = await was()
    const everywhereFirst = await ann.post(path, { was: opened, team: ['highways', 'streetscene-north', ''], themes })
    assert.equal(everywhereFirst.status, 422)
    assert.match(wordsOf(everywhereFirst.body), /would never get a request/)
    assert.equal((await ann.post(path, { was: opened, team: ['', ''], themes })).status, 422)
    assert.equal((await ann.post(path, { was: opened, team: ['nobody'], themes })).status, 422)
    const saved = await ann.post(path, { was: opened, team: ['streetscene-north', 'highways', ''], themes })
    assert.equal(saved.location, '/staff/services/graffiti/change?done=saved')
    assert.deepEqual((await readEditedService(ctx(), 'graffiti')).definition.teams, ['streetscene-north', 'highways'])
    const late = await ann.post(path, { was: opened, team: ['highways'], themes })
    assert.match(wordsOf(late.body), /Somebody has changed the teams .* Streetscene north, Highways/)
    assert.match(
      wordsOf((await ann.get('/staff/services/graffiti/change')).body),
      /Who does it, and its themes Changed/,
    )
  })
})

describe('a service that was changed here', () => {
  const path = '/staff/services/graffiti/pack'

  test('is given back to the pack, with a note why, and then packs change it again', async () => {
    assert.match(wordsOf((await ann.get('/staff/services/pothole/pack')).body), /nothing to give back/)
    await publish('graffiti')
    const renamed = await packWith(service =>
      service.slug === 'graffiti' ? { ...service, name: { en: 'Tags' } } : service,
    )
    const kept = await ctx().transaction(ctx => replaceCatalogue(ctx, renamed))
    assert.deepEqual(
      kept.kept.map(({ slug }) => slug),
      ['graffiti'],
    )
    const page = await ann.get(path)
    assert.match(wordsOf(page.body), /What would change .* Teams/)
    const version = /name="version" value="([^"]*)"/.exec(page.body)![1]!
    assert.equal((await ann.post(path, { version, why: '' })).status, 422)
    assert.equal((await ann.post(path, { version: 'another', why: 'A trial ended' })).status, 422)
    assert.equal(
      (await ann.post(path, { version, why: 'A trial ended' })).location,
      '/staff/services/graffiti?done=handed-back',
    )
    const [now, changed, first] = await listVersions(ctx(), 'graffiti')
    assert.deepEqual([now!.origin, now!.why, now!.definition], ['pack', 'A trial ended', first!.definition])
    assert.notDeepEqual(changed!.definition, first!.definition)
    assert.match(
      wordsOf((await ann.get('/staff/services/graffiti/versions')).body),
      /given back by Ann Designer A trial ended/,
    )
    const loaded = await ctx().transaction(ctx => replaceCatalogue(ctx, renamed))
    assert.deepEqual([loaded.changed, loaded.kept], [['graffiti'], []])
    assert.equal((await ann.post(path, { version, why: 'Again' })).status, 404)
  })

  test('that says what the pack says is given back all the same', async () => {
    const { current } = await readEditedService(ctx(), 'tree')
    const { versionId, versionNumber, ...definition } = current
    await saveServiceVersion(ctx(), { ...definition, name: { en: 'Trees' } }, 'staff')
    await saveServiceVersion(ctx(), definition, 'staff')
    const page = await ann.get('/staff/services/tree/pack')
    assert.match(wordsOf(page.body), /residents see no change/)
    const version = /name="version" value="([^"]*)"/.exec(page.body)![1]!
    assert.equal((await ann.post('/staff/services/tree/pack', { version, why: 'As it was' })).status, 303)
    assert.equal((await readEditedService(ctx(), 'tree')).ofPack, null)
  })
})
