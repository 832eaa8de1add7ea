import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { REPLY_FIELDS } from '../../../modules/replies/index.ts'
import { readRequest } from '../../../modules/requests/index.ts'
import { buildFollower, buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { replyTexts } from '../requests/message/reply-text.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { formTexts } from './form-text.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const leader = await site.signedIn(['team-leader', 'adviser'], { teams: ['highways'], name: 'Lena Leader' })
const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
const read = (id: string) => readRequest(withContext(ctx, { actor: system('test') }), id)
const boxOf = (body: string) => /<textarea[^>]*id="words"[^>]*>([^<]*)</.exec(body)![1]!

async function keep(fields: Record<string, string>): Promise<void> {
  const { body } = await leader.get('/staff/replies/new')
  const key = /name="key" value="([^"]+)"/.exec(body)![1]!
  for (const _ of ['once', 'again'])
    assert.equal((await leader.post('/staff/replies/new', { key, ...fields })).location, '/staff/replies?done=saved')
}

await keep({
  name: 'On the way',
  words: 'Dear {name}, {team} comes {promise}.',
  wordsWelsh: 'Annwyl {name}: {promise}',
})

test('a leader keeps a reply, and a wrong field is said where it stands', async () => {
  const wrong = await leader.post('/staff/replies/new', { name: 'Wrong', words: 'Dear {nmae}' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong.body), /Nobody can fill in \{nmae\}\. You can use \{name\}, \{reference\}/)
  assert.equal(boxOf(wrong.body), 'Dear {nmae}')
  const list = await leader.get('/staff/replies')
  assert.equal(list.body.match(/On the way/g)?.length, 1)
  const path = /href="(\/staff\/replies\/[0-9a-f-]{36})"/.exec(list.body)![1]!
  assert.match((await leader.get(path)).body, />Annwyl \{name\}: \{promise\}<\/textarea>/)
  assert.equal((await adviser.get('/staff/replies')).status, 404)
})

test('it is filled in for whoever asked, in her language; a name goes to her alone', async () => {
  const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
  const path = `/staff/requests/${requestId}/message`
  assert.match(boxOf((await adviser.get(`${path}?ready=0`)).body), /^Dear Rosa, Highways.* comes by \w+day \d+ \w+\.$/)
  const open = await adviser.post(path, { words: 'Dear Rosa, we come', audience: 'public' })
  assert.match(wordsOf(open.body), /Everybody reads this on the public page\. Take the customer’s name out/)
  await buildFollower(ctx, requestId, 'fay@resident.example')
  const both = boxOf((await adviser.get(`${path}?ready=0`)).body)
  assert.match(both, /^Dear \{name\}, Highways/)
  const refused = await adviser.post(path, { words: both })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused.body), /Take \{name\} out: the message goes to several people/)
  assert.equal(boxOf(refused.body), both)
  assert.match(wordsOf((await adviser.post(path, { words: 'Hello {colour}' })).body), /Nobody can fill in \{colour\}/)
  assert.deepEqual((await read(requestId)).held, [])
})

test('in a conversation it comes below what was written, and does not go with a field left', async () => {
  const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
  await buildFollower(ctx, requestId, 'fay@resident.example')
  const { location } = await leader.post('/staff/desk', { channel: 'phone', direction: 'in' })
  await leader.post(`${location}/matters`, { request: requestId })
  const before = (await leader.get(location)).body
  const chosen = /name="reply" value="(([0-9a-f-]{36}) [0-9a-f-]{36})"/.exec(before)!
  const [, reply, matter] = chosen
  const typed = { [`asked-${matter}`]: 'When?', [`message-${matter}`]: 'Hello.' }
  await leader.post(`${location}/message`, { ...typed, reply: reply! })
  const words = /<textarea[^>]*name="message-[^>]*>([^<]*)</.exec((await leader.get(location)).body)![1]!
  assert.match(words, /^Hello\.\n\nDear \{name\}, Highways/)
  const left = await leader.post(`${location}/message`, { ...typed, [`message-${matter}`]: words, matter: matter! })
  assert.match(wordsOf((await leader.get(left.location)).body), /something between \{ and \} was not filled in/)
  assert.deepEqual((await read(requestId)).held, [])
})

test('one that does more leads to where that is done, with its words, for whoever may', async () => {
  await keep({ name: 'Which lamp is it?', words: '{name}, what number is on the post?', follows: 'question' })
  await keep({ name: 'Filled in', words: '{name}, we filled the hole by {place}.', follows: 'done' })
  const { requestId } = await buildRequest(ctx, { name: 'Rosa', email: 'rosa@resident.example', safe: ['email'] })
  const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olga Officer' })
  const path = `/staff/requests/${requestId}`
  const linkTo = (body: string, act: string) =>
    new RegExp(`href="(${path}/${act}\\?[^"]*reply=[0-9a-f-]{36})"`).exec(body)?.[1]?.replaceAll('&amp;', '&')
  const { body } = await officer.get(`${path}/message`)
  assert.match(wordsOf(body), /Which lamp is it\? asks, and waits for the answer/)
  assert.match(wordsOf(body), /Filled in closes it: done/)
  const closing = await officer.get(linkTo(body, 'closure')!)
  assert.match(closing.body, /value="done" checked/)
  assert.match(
    boxOf(closing.body),
    /^\{name\}, we filled the hole by /,
    'everybody may read it, so no name is filled in',
  )
  const asking = await officer.get(linkTo(body, 'pause')!)
  const question = /<textarea[^>]*id="question"[^>]*>([^<]*)</.exec(asking.body)![1]!
  assert.equal(question, 'Rosa, what number is on the post?')
  const refused = await officer.post(`${path}/pause`, { question: '{name}, which one?' })
  assert.match(wordsOf(refused.body), /Take \{name\} out/)
  assert.equal((await officer.post(`${path}/pause`, { question: 'What number is on the post?' })).status, 303)
  assert.equal((await read(requestId)).status, 'waiting')
  const others = await adviser.get(`${path}/message`)
  assert.equal(linkTo(others.body, 'closure'), undefined)
  assert.doesNotMatch(wordsOf(others.body), /Filled in/)
})

test('every field that ready words may have is explained, and says what to do where it stays empty', () => {
  for (const field of REPLY_FIELDS) {
    assert.ok(`field.${field}` in formTexts, field)
    assert.ok(`empty.${field}` in replyTexts, field)
  }
})
