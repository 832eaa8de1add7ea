import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { roadPhoto } from '../../../../test/support/photo.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { openSubmission, participantToken, readRequest } from '../../../modules/requests/index.ts'
import { system } from '../../../platform/actor.ts'
import { UPLOAD_LIMIT } from '../../../platform/uploads/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()

/** A photo like no other: the same one twice would be one. */
let photos = 0
async function photo(name: string) {
  return { field: 'files', name, bytes: await roadPhoto({ lat: 51.4 + ++photos / 100, lng: -2.1 }) }
}
const text = { field: 'files', name: 'bad.txt', bytes: Buffer.from('No photo at all') }
const summaryOf = (body: string) => /govuk-error-summary__list[\s\S]*?<\/ul>/.exec(body)?.[0] ?? ''
const countAdded = (body: string) => body.match(/name="remove-file"/g)?.length ?? 0

async function atPhotos() {
  const somebody = visitor()
  const begun = await somebody.post('/services/pothole/danger', { danger: 'no' })
  const at = begun.location.replace(/where$/, 'photos')
  await somebody.post(begun.location, { 'q-lat': '51.4585', 'q-lng': '-2.1158', 'q-source': 'pin', 'q-words': 'x' })
  return { somebody, at }
}

describe('a wrong file among good ones', () => {
  test('leaves them where they are, and is named with what is wrong with it', async () => {
    const { somebody, at } = await atPhotos()
    const huge = { field: 'files', name: 'huge.jpg', bytes: Buffer.alloc(UPLOAD_LIMIT + 1, 1) }
    const { status, body } = await somebody.post(at, { 'add-files': '1' }, [await photo('good.jpg'), text, huge])
    assert.equal(status, 422)
    assert.equal(countAdded(body), 1)
    assert.match(summaryOf(body), /bad\.txt is not a photo/)
    assert.match(summaryOf(body), /huge\.jpg is too big/)
  })

  test('one too many does not take the others with it, however it is pressed', async () => {
    const { somebody, at } = await atPhotos()
    await somebody.post(at, { 'add-files': '1' }, [await photo('a.jpg')])
    const five = await Promise.all(['b.jpg', 'c.jpg', 'd.jpg', 'e.jpg', 'f.jpg'].map(photo))
    const { status, body } = await somebody.post(at, {}, five)
    assert.equal(status, 422)
    assert.equal(countAdded(body), 5)
    assert.match(summaryOf(body), /f\.jpg was not added: you can add up to 5/)
    assert.doesNotMatch(summaryOf(body), /e\.jpg/)
  })

  test('that the page’s script did not send is told in the same words', async () => {
    const { somebody, at } = await atPhotos()
    const fields = { 'add-files': '1', 'too-big': 'film.mov', 'too-many': ['six.jpg', '<b>'] }
    const { status, body } = await somebody.post(at, fields, [await photo('good.jpg')])
    assert.equal(status, 422)
    assert.equal(countAdded(body), 1)
    assert.match(summaryOf(body), /film\.mov is too big[\s\S]*six\.jpg was not added[\s\S]*&lt;b&gt; was not added/)
  })
})

test('photos added to a request survive a wrong one beside them', async () => {
  const [opened] = await openSubmission(ctx, {
    key: 'files',
    language: 'en',
    reporter: null,
    requests: [{ service: 'pothole', answers: {} }],
  })
  const at = `/track/${await participantToken(ctx, opened!.participantId)}/information`
  const somebody = visitor()
  const wrong = await somebody.post(at, { words: 'Look' }, [
    { ...(await photo('good.jpg')), field: 'photos' },
    { ...text, field: 'photos' },
  ])
  assert.equal(wrong.status, 422)
  assert.match(summaryOf(wrong.body), /bad\.txt is not a photo/)
  const kept = /name="keptPhotos" type="checkbox" value="([^"]+)" checked/.exec(wrong.body)![1]!
  const sent = await somebody.post(at, { words: 'Look', keptPhotos: kept })
  assert.equal(sent.status, 303)
  const request = await readRequest(database.ctx({ actor: system('test') }), opened!.requestId)
  assert.equal(request.photos.length, 1)
})
