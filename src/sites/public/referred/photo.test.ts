import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { addStaff, digestEvents, system, testDatabase } from '../../../../test/support/database.ts'
import { roadPhoto } from '../../../../test/support/photo.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { startBodyServer } from '../../../modules/referrals/body-server.fixture.ts'
import {
  addBody,
  addRoute,
  findReferral,
  photoOfLink,
  referralsFollower,
  sendReferral,
  takeBackReferral,
} from '../../../modules/referrals/index.ts'
import { openSubmission, reporterFrom, withdrawWords } from '../../../modules/requests/index.ts'
import { newId } from '../../../platform/id.ts'
import { keepUpload } from '../../../platform/uploads/index.ts'

const ORIGIN = 'http://council.test'
const database = await testDatabase({ after }, { template: 'wiltshire', photos: 'real' })
const { visitor } = await testWeb({ after }, database, ORIGIN)
const body = await startBodyServer({ after })
const ctx = database.ctx({ actor: system('test') })
const admin = database.ctx({ actor: await addStaff(ctx, { roles: ['administrator'] }) })
const officer = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'] }) })
for (const [name, service, because] of [
  ['Roads', 'pothole', ''],
  ['Land', 'untidy-land', ''],
  ['Dogs', 'stray-dog', 'They act for us'],
]) {
  const endpoint = { url: body.url, jurisdiction: '', apiKey: 'k1' }
  const bodyId = await addBody(admin, {
    name: name!,
    ...endpoint,
    personal: because !== '',
    personalBecause: because!,
  })
  await addRoute(admin, { bodyId, service: service!, area: '', code: 'X' })
}

async function keep(kind: 'photo' | 'document' = 'photo'): Promise<string> {
  const bytes = kind === 'photo' ? await roadPhoto({ lat: 51.4587, lng: -2.1156 }) : Buffer.from('What I heard\n')
  const name = kind === 'photo' ? 'hole.jpg' : 'words.txt'
  return (await keepUpload(ctx, { field: 'photos', name, bytes }, kind)).id
}

/** Asked and sent: the links that the body was given. */
async function refer(service: string, photos: string[]) {
  const [opened] = await openSubmission(database.ctx({ channel: 'web' }), {
    key: newId(),
    language: 'en',
    reporter: reporterFrom({ name: 'Rosa Sample', email: 'rosa@resident.example' }),
    requests: [
      { service, answers: {}, details: 'Look', photos, place: { lat: 51.4587, lng: -2.1156, words: 'By the bridge' } },
    ],
  })
  const { requestId, participantId } = opened!
  await ctx.transaction(ctx => digestEvents(ctx, referralsFollower))
  const { id } = (await findReferral(ctx, requestId))!
  await sendReferral(ctx, { id, lastTry: false, origin: ORIGIN })
  return { requestId, participantId, links: body.theirs.at(-1)!.fields.getAll('media_url') }
}

const open = async (link: string) => visitor().get(link.replace(ORIGIN, ''))
const statuses = async (links: string[]) => Promise.all(links.map(async each => (await open(each)).status))
const later = (days: number) => database.ctx({ now: () => new Date(Date.now() + days * 86_400_000) })
const tail = (link: string) => link.split('/').at(-1)!

test('a body gets each photo by a link of its own, without where it was taken, and nothing keeps it', async () => {
  const { links } = await refer('pothole', [await keep(), await keep()])
  assert.equal(links.length, 2)
  assert.notEqual(links[0], links[1])
  const { status, headers, bytes, setCookies } = await open(links[0]!)
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'image/jpeg')
  assert.equal((await sharp(bytes).metadata()).exif, undefined)
  assert.deepEqual(setCookies, [])
  assert.equal(headers['cache-control'], 'private, no-store')
  assert.match(String(headers['x-robots-tag']), /noindex/)
  assert.match((await visitor().get('/robots.txt')).body, /Disallow: \/referred/)
})

test('a link ends after 30 days, and opens nothing once a letter of it is another', async () => {
  const { links } = await refer('pothole', [await keep()])
  const link = tail(links[0]!)
  assert.ok(await photoOfLink(later(29), link))
  assert.equal(await photoOfLink(later(31), link), null)
  for (const at of [0, 30, 46, 60]) {
    const other = link[at] === 'A' ? 'B' : 'A'
    assert.equal((await open(`/referred/photos/${link.slice(0, at)}${other}${link.slice(at + 1)}`)).status, 404)
  }
  for (const wrong of ['x', '.jpeg', link.slice(0, 48)])
    assert.equal((await open(`/referred/photos/${wrong}`)).status, 404)
})

test('taken back, refused or withdrawn, it opens nothing', async () => {
  const back = await refer('pothole', [await keep()])
  await takeBackReferral(officer, back.requestId)
  const hers = await refer('pothole', [await keep()])
  await withdrawWords(database.ctx(), { participantId: hers.participantId })
  body.behave = ['refuse']
  const refused = await refer('pothole', [await keep()])
  const inConfidence = await refer('pothole', [await keep()])
  assert.deepEqual(await statuses(inConfidence.links), [200])
  await sql`update requests.requests set sensitive = true where id = ${inConfidence.requestId}`.execute(ctx.db)
  assert.equal(refused.links.length + back.links.length + hers.links.length, 3)
  const all = [back, hers, refused, inConfidence].flatMap(({ links }) => links)
  assert.deepEqual(
    await statuses(all),
    all.map(() => 404),
  )
})

test('photos of what is not public go with the permission only, and documents never', async () => {
  const [photo, document] = [await keep(), await keep('document')]
  assert.deepEqual((await refer('untidy-land', [photo])).links, [])
  const { links } = await refer('stray-dog', [await keep(), document])
  assert.deepEqual(await statuses(links), [200])
})
