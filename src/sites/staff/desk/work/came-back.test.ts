// A call that was promised and cannot be made: its team goes on another way, or whoever promised it hears.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { doubtWays } from '../../../../modules/customers/index.ts'
import {
  endConversation,
  listSlots,
  noteTry,
  promiseCallBack,
  readConversation,
  saveWords,
  startConversation,
  type WrittenBy,
} from '../../../../modules/interactions/index.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'
import { sayRung } from '../say-rung.ts'
import { showPassed } from '../show-passed.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const olu = await site.signedIn(['officer'], { name: 'Olu Officer', teams: ['highways'] })
const as = site.database.ctx({ actor: ada.person })

/** Highways promises to ring this number of somebody unknown, and it is time. */
async function promised(phone: string) {
  const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
  const matterId = (await readConversation(as, interactionId)).matters[0]!.id
  const asked = { id: matterId, asked: `My wall fell ${phone}`, answer: '', answerSource: '' }
  await saveWords(as, { interactionId, matters: [asked] })
  const [slot] = await listSlots(as, 'highways')
  const given = { interactionId, matterId, team: 'highways', slotFrom: slot!.from, phone, summary: `A wall ${phone}` }
  const id = await promiseCallBack(as, given)
  await endConversation(as, interactionId)
  const due = new Date(Date.now() - 60_000)
  const { db } = site.database.ctx()
  await db.updateTable('interactions.call_backs').set({ next_at: due }).where('id', '=', id).execute()
  return { id, page: `/staff/desk/work/call-backs/${id}`, desk: `/staff/desk/${interactionId}` }
}

test('a number that is not safe any more is opened from the work of its team, and they are reached another way', async () => {
  const { id, page, desk } = await promised('07700 900061')
  const from = { kind: 'phone', value: '+447700900061' } as const
  const asked = { from, customerId: null, not: ['ring', 'write'], because: 'Asked us not to ring' } as const
  await as.transaction(ctx => doubtWays(ctx, asked))
  assert.match(
    wordsOf((await olu.get('/staff/desk/work')).body),
    /Call back Do not ring.*A wall 07700 900061.*Open Call back/,
  )
  assert.equal((await olu.post('/staff/desk/work/next', {})).location, page, 'the next leads there')
  const { location } = await olu.post('/staff/desk/work/next', { kind: 'call-back', item: id })
  assert.equal(location, page)
  const words = wordsOf((await olu.get(page)).body)
  assert.match(words, /Do not ring.*Reach them by another way.*It is not safe to ring this number.*Go on with it/)
  assert.doesNotMatch(words, /Ring 07700|What came of it/)
  assert.match(wordsOf((await ada.get(desk)).body), /Nobody rings that number/)
  const own = await olu.post(page, { act: 'go-on' })
  assert.match(wordsOf((await olu.get(own.location)).body), /My wall fell 07700 900061/)
  assert.doesNotMatch(wordsOf((await olu.get('/staff/desk/work')).body), /A wall 07700 900061/)
  assert.match(
    wordsOf((await ada.get(desk)).body),
    /Nobody rings any more: .*A colleague goes on with it another way\./,
  )
  const drafted = (await ada.get(`${desk}/wrap-up`)).body
  assert.match(wordsOf(drafted), /Promised that .* rings back\. Nobody rings any more/)
})

test('whoever took a call and rang says what came of it, also where she marked the number then', async () => {
  const { id, page } = await promised('07700 900066')
  await olu.post('/staff/desk/work/next', { kind: 'call-back', item: id })
  const from = { kind: 'phone', value: '+447700900066' } as const
  const asked = { from, customerId: null, not: ['ring', 'write'], because: 'Asked us not to ring' } as const
  await as.transaction(ctx => doubtWays(ctx, asked))
  assert.match(wordsOf((await olu.get(page)).body), /Did you ring before you knew.*What came of it/)
  await olu.post(page, { number: '1', result: 'spoke', note: 'Never ring this again' })
  assert.match(wordsOf((await olu.get(page)).body), /We spoke, Olu Officer Never ring this again/)
})

test('what came back while its promiser wrapped up as if somebody rang stays in her work', async () => {
  const { id, page } = await promised('07700 900064')
  const rung = site.database.ctx({ actor: olu.person })
  await noteTry(rung, { id, number: 1, result: 'wrong-number', note: 'A shop' })
  // Her page of the wrap-up was open since before.
  await sql`update interactions.matters set outcome = 'call-back' where id = (select matter_id from interactions.call_backs where id = ${id}::uuid)`.execute(
    as.db,
  )
  await sql`update interactions.interactions set wrapped_at = now() where id = (select m.interaction_id from interactions.matters m
    join interactions.call_backs b on b.matter_id = m.id where b.id = ${id}::uuid)`.execute(as.db)
  assert.match(wordsOf((await ada.get('/staff/desk/work')).body), /came back.*A wall 07700 900064/)
  await ada.post(page, { act: 'seen' })
  assert.doesNotMatch(wordsOf((await ada.get('/staff/desk/work')).body), /900064/)
})

test('who works in the field and takes no conversations ends what nobody may ring, and the next passes it over', async () => {
  const sid = await site.signedIn(['parish-steward'], { name: 'Sid Steward', teams: ['highways'] })
  const { id, page } = await promised('07700 900065')
  const from = { kind: 'phone', value: '+447700900065' } as const
  const asked = { from, customerId: null, not: ['ring', 'write'], because: 'Asked us not to ring' } as const
  await as.transaction(ctx => doubtWays(ctx, asked))
  assert.match(wordsOf((await sid.get('/staff/desk/work')).body), /Do not ring.*A wall 07700 900065.*Open Call back/)
  assert.match((await sid.post('/staff/desk/work/next', {})).location, /done=nothing/)
  assert.equal((await sid.post('/staff/desk/work/next', { kind: 'call-back', item: id })).location, page)
  const words = wordsOf((await sid.get(page)).body)
  assert.match(words, /It is not safe to ring this number.*End the promise\. Whoever gave it reads why/)
  assert.doesNotMatch(words, /Go on with it/)
  await sid.post(`${page}/cancel`, { because: 'Not safe' })
  assert.match(wordsOf((await ada.get('/staff/desk/work')).body), /came back.*A wall 07700 900065: Not safe/)
  await ada.post(page, { act: 'seen' })
})

test('a call that is over hides no handover that came after it', () => {
  const handover = {
    state: 'offered',
    toName: 'Hal',
    word: 'Not ours',
    answerBy: new Date(),
    joins: null,
    isLater: true,
  }
  const callBack = { state: 'cancelled', endedBecause: 'She speaks now', lastTry: null, writtenBy: [] }
  const show = (given: object) => showPassed({ handover: { ...handover, ...given }, callBack } as never, new Date())!
  assert.match(show({}).words, /Hal/)
  assert.equal(show({}).stands, true)
  assert.match(show({ state: 'given-back' }).words, /Not ours/)
  assert.match(show({ state: 'given-back', isLater: false }).words, /Nobody rings any more/)
  const rung = { state: 'written', endedBecause: '', lastTry: null } as const
  const say = (...writtenBy: WrittenBy[]) => sayRung({ ...rung, writtenBy }, new Date())
  assert.match(say('failed'), /What we wrote to them did not arrive/)
  assert.match(say('text', 'letter'), /We wrote to them by text and letter\.$/)
  assert.match(say('letter', 'failed'), /We wrote to them by letter\. Something else that we wrote did not arrive\.$/)
})

test('a wrong number, or an end with its reason, is in the work of whoever promised it until she has seen to it', async () => {
  const wrong = await promised('07700 900062')
  const rung = site.database.ctx({ actor: olu.person })
  await noteTry(rung, { id: wrong.id, number: 1, result: 'wrong-number', note: 'A shop' })
  const over = await promised('07700 900063')
  await olu.post(`${over.page}/cancel`, { because: 'The wall is mended' })
  const work = wordsOf((await ada.get('/staff/desk/work')).body)
  assert.match(work, /A promised call came back.*A wall 07700 900062/)
  assert.match(work, /A promised call came back.*A wall 07700 900063: The wall is mended/)
  assert.doesNotMatch(wordsOf((await olu.get('/staff/desk/work')).body), /came back/)
  assert.doesNotMatch(wordsOf((await olu.get(wrong.page)).body), /back with you|Nothing more to do/)
  assert.equal((await olu.post(wrong.page, { act: 'seen' })).status, 404, 'whoever noted it clears it for nobody')
  const opened = await ada.post('/staff/desk/work/next', { kind: 'call-came-back', item: wrong.id })
  assert.equal(opened.location, wrong.page)
  const words = wordsOf((await ada.get(wrong.page)).body)
  assert.match(words, /a wrong number\. Nothing was sent.*it is back with you.*Go on with it Nothing more to do/)
  assert.doesNotMatch(words, /Ring 07700/)
  assert.match(wordsOf((await ada.get(wrong.desk)).body), /a wrong number\. Nothing was sent to them/)
  assert.match(wordsOf((await ada.get(over.desk)).body), /Nobody rings any more: The wall is mended\./)
  const { location } = await ada.post(wrong.page, { act: 'seen' })
  assert.equal(location, '/staff/desk/work')
  const left = wordsOf((await ada.get(location)).body)
  assert.doesNotMatch(left, /A wall 07700 900062/)
  assert.equal((await ada.post(over.page, { act: 'go-on' })).location, over.desk)
  assert.doesNotMatch(wordsOf((await ada.get(location)).body), /came back/)
})
