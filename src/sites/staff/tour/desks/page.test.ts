import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStop } from '../../../../modules/tours/index.ts'
import { system } from '../../../../platform/actor.ts'
import { buildAssets } from '../../../../platform/assets/build.ts'
import { sealTo } from '../../../../platform/sealing/index.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

await buildAssets()
const site = await testStaffSite({ after })
const HOUR = 3_600_000
const stop = await addStop(site.database.ctx({ actor: system('test') }), {
  village: { en: 'Kington Langley' },
  place: { en: 'Village hall' },
  note: null,
  postcode: 'SN15 1ER',
  startsAt: new Date(Date.now() + HOUR),
  endsAt: new Date(Date.now() + 2 * HOUR),
})

/** What stands in the page for the device. */
function deviceOf(body: string) {
  const text = /data-desk="([^"]+)"/.exec(body)![1]!
  return JSON.parse(text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&'))
}

test('the desk of a stop has with it what an hour without a network needs, and nobody’s record', async () => {
  const adviser = await site.signedIn(['adviser'], { name: 'Desk Adviser' })
  assert.match((await adviser.get('/staff/tour')).body, new RegExp(`href="/staff/tour/${stop}/desk"`))
  assert.match(wordsOf((await adviser.get(`/staff/tour/${stop}/desk`)).body), /works without a network/)
  const { location } = await adviser.post(`/staff/tour/${stop}/desk`, {})
  assert.match(location, /^\/staff\/tour\/desks\/[0-9a-f-]{36}$/)
  const elsewhere = await site.signedIn(['adviser'], { name: 'Desk Adviser' })
  assert.equal((await elsewhere.get(location)).location, '/staff/tour?done=elsewhere', 'its numbers are given out once')
  assert.match(wordsOf((await elsewhere.get('/staff/tour')).body), /Kington Langley You, on another device/)
  const { body } = await adviser.get(location)
  const device = deviceOf(body)
  assert.equal(new Set(device.references).size, 60)
  assert.ok(device.postcodes.some((line: string) => line.startsWith('SN15 1ER|')))
  assert.ok(device.articles.length > 0 && device.contacts.length > 0)
  assert.equal(device.privateKey, undefined)
  const pothole = device.services.find(({ slug }: { slug: string }) => slug === 'pothole' || slug === 'litter')
  assert.match(pothole.promise[0] ?? '', /^(By|Today|Tomorrow)/)
  assert.ok(device.services.at(-1).slug === device.fallback)
  for (const { slug, questions } of device.services)
    for (const { id, type } of questions) {
      assert.ok(!['photos', 'documents', 'group'].includes(type), `${slug} ${id}`)
      assert.ok(body.includes(`data-question="${slug}/${id}"`), `${slug} ${id}`)
    }
  const standing = JSON.parse((await adviser.get(`${location}/standing`)).body)
  assert.deepEqual([standing.person, standing.isOpen, standing.csrf.length > 10], [adviser.person.id, true, true])
  assert.match(wordsOf((await adviser.get('/staff/tour')).body), /Desks that are out.*Kington Langley You/)
})

test('it is for those who take it along, and only their own', async () => {
  const [adviser, other, officer] = [
    await site.signedIn(['adviser'], { name: 'Desk Adviser' }),
    await site.signedIn(['adviser'], { name: 'Other Adviser' }),
    await site.signedIn(['officer'], { name: 'No Adviser' }),
  ]
  assert.equal((await officer.get(`/staff/tour/${stop}/desk`)).status, 404)
  const { location } = await adviser.post(`/staff/tour/${stop}/desk`, {})
  for (const visitor of [other, officer]) assert.equal((await visitor.get(location)).status, 404)
  assert.equal(JSON.parse((await other.get(`${location}/standing`)).body).isOpen, false)
  const stranger = site.visitor()
  for (const path of ['/standing', '/requests'])
    assert.equal((await stranger.post(location + path, {})).status === 200, false)
  assert.equal((await stranger.post(`${location}/requests`, { item: 'x' })).status, 303)
  const leader = await site.signedIn(['team-leader'], { name: 'Desk Leader' })
  assert.match(wordsOf((await leader.get('/staff/tour')).body), /Kington Langley Desk Adviser/)
  assert.equal((await leader.post(`${location}/loss`, {})).location, '/staff/tour?done=lost')
  assert.equal((await adviser.get(location)).status, 404)
  assert.equal(JSON.parse((await adviser.get(`${location}/standing`)).body).isOpen, false)
})

test('what a device sends is read exactly, though an id and a letter look as if a card’s number stood in them', async t => {
  const adviser = await site.signedIn(['adviser'], { name: 'Card Adviser' })
  const { location } = await adviser.post(`/staff/tour/${stop}/desk`, {})
  const { publicKey, about, references } = deviceOf((await adviser.get(location)).body)
  const item = '39951649-2953-41dc-b1dc-c91df7066362'
  const seal = async (words: object) => {
    const random = t.mock.method(crypto, 'getRandomValues', <T extends Uint8Array>(bytes: T) => {
      bytes.set(Buffer.from('4111111111111111', 'base64'))
      return bytes
    })
    const letter = await sealTo(publicKey, JSON.stringify(words), `${about} ${item}`)
    random.mock.restore()
    assert.equal(letter.iv, '4111111111111111')
    return { item, ...letter }
  }
  const at = new Date().toISOString()
  const told = await adviser.post(`${location}/duty`, await seal({ kind: 'child', at, note: '', before: '' }))
  assert.equal(JSON.parse(told.body).state, 'told')
  const asked = { service: 'pothole', versionId: 'x', typed: {}, takenAt: at, unfinished: true }
  const became = await adviser.post(`${location}/requests`, { reference: references[0], ...(await seal(asked)) })
  assert.equal(JSON.parse(became.body).because, 'unfinished')
})

test('the script that shows it without a network is open, holds for the tour alone and is never kept by caches', async () => {
  const { status, headers, body } = await site.visitor().get('/staff/tour/worker.js')
  assert.deepEqual(
    [status, headers['service-worker-allowed'], headers['cache-control']],
    [200, '/staff/tour', 'no-cache'],
  )
  assert.match(String(headers['content-type']), /javascript/)
  assert.doesNotMatch(body, /import /)
})
