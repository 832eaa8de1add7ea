import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testWeb } from '../../../test/support/web.ts'
import {
  getDraftAtWork,
  makeResumeCode,
  markOfAnswer,
  saveAnswer,
  saveAnswerAsShown,
} from '../../modules/drafts/index.ts'
import { withContext } from '../../platform/context.ts'
import type { Answers } from '../../platform/form/index.ts'
import { testStaffSite, wordsOf } from '../staff/testing.ts'
import { joinWritten } from './answered-meanwhile.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const resident = (await testWeb({ after }, site.database)).visitor()
const adviser = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'] })

const shownIn = (body: string) => /name="shown" value="([^"]+)"/.exec(body)?.[1] ?? assert.fail('no mark')
const boxIn = (body: string) => /<textarea[^>]*>([^<]*)</.exec(body)?.[1]

/** All of a pothole. */
const ANSWERS: Answers = {
  where: { lat: 51.46, lng: -2.11, words: 'by the bus stop', source: 'pin' },
  size: 'large',
  depth: 'deep',
  position: 'wheels',
  _who: 'me',
  _details: 'yes',
  _contact: { name: 'Imogen Sample', email: 'imogen@example.test' },
  _safe: ['email'],
}

/** A pothole that a resident and an adviser both have open, at a question. */
async function bothAt(question: string, answers: Answers = {}) {
  const begun = await resident.post('/services/pothole/danger', { danger: 'no' })
  const id = /\/ask\/([^/]+)\//.exec(begun.location)![1]!
  for (const [each, answer] of Object.entries(answers)) await saveAnswer(ctx, { id }, each, answer)
  const code = await makeResumeCode(ctx, { id })
  assert.equal((await adviser.post('/staff/take/resume', { code, channel: 'phone' })).status, 303)
  const at = { hers: `/ask/${id}/q/${question}`, ours: `/staff/take/form/${id}/q/${question}` }
  const hers = shownIn((await resident.get(at.hers)).body)
  const ours = shownIn((await adviser.get(at.ours)).body)
  const saved = async () => (await getDraftAtWork(withContext(ctx, { actor: adviser.person }), id)).answers[question]
  return { id, at, hers, ours, saved }
}

test('of two who answer one question at once neither loses a word: the second sees both, and keeps what she presses', async () => {
  const { at, hers, ours, saved } = await bothAt('details')
  assert.equal((await resident.post(at.hers, { q: 'It fills with water', shown: hers })).status, 303)
  const { body } = await adviser.post(at.ours, { q: 'Cars swerve', shown: ours })
  assert.equal(await saved(), 'It fills with water', 'not saved silently')
  assert.match(wordsOf(body), /This was answered while you had it open The answer we have now: It fills with water/)
  assert.match(body, /<title>\s*Error/)
  assert.equal(boxIn(body), 'It fills with water\nCars swerve')
  const again = await adviser.post(at.ours, { q: boxIn(body)!, shown: shownIn(body) })
  assert.equal(again.status, 303)
  assert.equal(await saved(), 'It fills with water\nCars swerve')
  // The resident goes back to a page that shows the first words.
  const back = await resident.post(at.hers, { q: 'It is gone', shown: markOfAnswer('It fills with water') })
  assert.match(wordsOf(back.body), /The answer we have now: It fills with water Cars swerve/)
})

test('a choice of somebody else is shown, hers is still ticked, and Continue keeps hers', async () => {
  const { at, hers, ours, saved } = await bothAt('size')
  await adviser.post(at.ours, { q: 'large', shown: ours })
  const { body } = await resident.post(at.hers, { q: 'small', shown: hers })
  assert.equal(await saved(), 'large')
  assert.match(wordsOf(body), /The answer we have now: Bigger than a dinner plate Yours is not saved yet/)
  assert.match(body, /value="small" checked/)
  assert.equal((await resident.post(at.hers, { q: 'small', shown: shownIn(body) })).status, 303)
  assert.equal(await saved(), 'small')
})

test('who changed nothing, or says the same, goes on and undoes nothing; an error keeps what the page showed', async () => {
  const { at, hers, ours, saved } = await bothAt('details', { details: 'A hole' })
  await resident.post(at.hers, { q: 'A deep hole', shown: hers })
  const wrong = await adviser.post(at.ours, { q: 'x'.repeat(1600), shown: ours })
  assert.equal(wrong.status, 422)
  assert.equal(shownIn(wrong.body), ours)
  assert.equal((await adviser.post(at.ours, { q: 'A hole', shown: ours })).status, 303)
  assert.equal((await adviser.post(at.ours, { q: 'A deep hole', shown: ours })).status, 303)
  assert.equal(await saved(), 'A deep hole')
})

test('an answer saved between reading and saving counts too', async () => {
  const { id } = await bothAt('details')
  const asRead = { id, answers: {} }
  await saveAnswer(ctx, { id }, 'details', 'First')
  const saved = await saveAnswerAsShown(ctx, asRead, 'details', { answer: 'Second', shown: markOfAnswer(undefined) })
  assert.deepEqual(saved, { meanwhile: 'First' })
})

test('where one sent the form meanwhile, the other is told, with the reference', async () => {
  const { id, at, ours } = await bothAt('details')
  for (const [question, answer] of Object.entries(ANSWERS)) await saveAnswer(ctx, { id }, question, answer)
  const sent = await resident.post(`/ask/${id}/check`, {})
  assert.match(sent.location, /^\/sent\//)
  const reference = /class="fp-reference"><span[^>]*>([\d ]+)</.exec((await resident.get(sent.location)).body)![1]!
  assert.equal((await resident.post(at.hers, { q: 'More', shown: ours })).location, `/ask/${id}/sent`)
  assert.equal((await adviser.post(at.ours, { q: 'More', shown: ours })).location, `/staff/take/form/${id}/sent`)
  const told = await adviser.get((await adviser.get(`/staff/take/form/${id}/sent`)).location)
  assert.ok(wordsOf(told.body).includes(`That form was sent already. Its reference: ${reference}`), wordsOf(told.body))
})

test('words that both begin with are written once', () => {
  assert.equal(joinWritten('A hole. By the bus stop', 'A hole. It is deep'), 'A hole. By the bus stop\nIt is deep')
  assert.equal(joinWritten('The hole is deep', 'The hole is wide'), 'The hole is deep\nThe hole is wide')
  assert.equal(joinWritten('A hole', 'A hole\r\nBy the gate'), 'A hole\nBy the gate')
  assert.equal(joinWritten('A hole', ''), 'A hole')
})
