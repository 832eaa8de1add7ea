import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { roadPhoto } from '../../../../test/support/photo.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { openSubmission, readRequest } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'

const database = await testDatabase({ after }, { template: 'wiltshire', photos: 'real' })
const { visitor } = await testWeb({ after }, database)
const CHIPPENHAM = { lat: 51.46104, lng: -2.11491 }
const pin = { 'q-lat': '51.46075', 'q-lng': '-2.11444', 'q-source': 'pin', 'q-words': '' }

async function begin() {
  const somebody = visitor()
  const begun = await somebody.post('/services/pothole/danger', { danger: 'no' })
  const path = (question: string) => begun.location.replace(/where$/, question)
  return { somebody, path }
}

/** The stored answer to where it is, of the form begun last. */
async function whereOfLast() {
  const drafts = database.ctx().db.selectFrom('drafts.drafts').select('answers')
  const { answers } = await drafts.orderBy('created_at', 'desc').limit(1).executeTakeFirstOrThrow()
  return (answers as { where: Record<string, unknown> }).where
}

describe('a pin without words', () => {
  test('keeps the postcode that was typed where it is at it, and is said by it', async () => {
    const { somebody, path } = await begin()
    await somebody.post(path('where'), { ...pin, 'q-near': 'SN15 1ER' })
    const where = await whereOfLast()
    assert.equal(where.postcode, 'SN15 1ER')
    assert.deepEqual(where.nearest, { postcode: 'SN15 1ER', name: { en: 'Chippenham' } })
  })

  test('is told by the nearest postcode else, to staff and in every list', async () => {
    const { somebody, path } = await begin()
    await somebody.post(path('where'), { ...pin, 'q-near': 'SP1 3YQ' })
    const { postcode, nearest, ...place } = await whereOfLast()
    assert.equal(postcode, undefined)
    const answer = { ...place, nearest } as { lat: number; lng: number; words: string; nearest: never }
    const asked = { service: 'pothole', answers: {}, place: answer }
    const ctx = database.ctx({ actor: system('test') })
    const [opened] = await openSubmission(ctx, { key: 'pin', language: 'en', reporter: null, requests: [asked] })
    assert.match((await readRequest(ctx, opened!.requestId)).placeWords!, /^Near SN15 \d\w\w, Chippenham$/)
  })
})

describe('the place of a photo', () => {
  test('is said before it is used; words of another place go, and reports near it are asked about', async () => {
    const place = { ...CHIPPENHAM, words: 'by the bridge', source: 'pin' }
    const asked = { service: 'pothole', answers: { where: place }, place }
    await openSubmission(database.ctx(), { key: 'near', language: 'en', reporter: null, requests: [asked] as never })
    const { somebody, path } = await begin()
    await somebody.post(path('where'), { 'q-near': 'SP1 3YQ', 'q-words': 'x lane' })
    const photo = { field: 'files', name: 'a.jpg', bytes: await roadPhoto(CHIPPENHAM) }
    await somebody.post(path('photos'), { 'add-files': '1' }, [photo])
    const { body } = await somebody.get(path('photos'))
    assert.match(body, /Where this photo was taken: Near SN15 1ER, Chippenham\./)
    assert.match(body, /about \d\d km from the place you gave/)
    assert.match(body, /no longer use ‘x lane, SP1 3YQ’/)
    const id = /name="use-place"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="use-place"/.exec(body)!
    const used = await somebody.post(path('photos'), { 'use-place': id[1] ?? id[2]! })
    assert.match(used.location, /\/nearby\?from=photos$/)
    const nearby = await somebody.get(used.location)
    assert.match(nearby.body, /by the bridge/)
    assert.ok(nearby.body.includes(`href="${path('photos')}"`), 'on to the photos')
    const { words, postcode, nearest } = await whereOfLast()
    assert.deepEqual([words, postcode], ['', undefined])
    assert.deepEqual(nearest, { postcode: 'SN15 1ER', name: { en: 'Chippenham' } })
    assert.match((await somebody.get(path('photos'))).body, /We use the place of this photo: Near SN15 1ER, Chippenham/)
  })
})
