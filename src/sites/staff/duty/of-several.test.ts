// One of several matters is of danger: the others are with nobody by that.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import {
  acceptHandover,
  addMatter,
  endConversation,
  goOnWithHandover,
  noteDraft,
  noteSignOfLife,
  offerHandover,
  parkConversation,
  readConversation,
  saveWords,
  startConversation,
} from '../../../modules/interactions/index.ts'
import { newId } from '../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
const olu = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olu Officer' })
const as = site.database.ctx({ actor: ada.person })
const her = site.database.ctx({ actor: olu.person })
await noteSignOfLife(her)

const said = (id: string, asked: string) => ({ id, asked, answer: '', answerSource: '' })

/** Somebody rings about these, one after the other. */
async function call(...asked: string[]) {
  const id = await startConversation(as, { channel: 'phone', direction: 'in' })
  const home = `/staff/desk/${id}`
  const [first] = (await readConversation(as, id)).matters
  const matters = [first!.id]
  const say = async (...words: string[]) => {
    while (matters.length < words.length) matters.push(await addMatter(as, { interactionId: id, asked: '' }))
    await saveWords(as, { interactionId: id, matters: words.map((each, at) => said(matters[at]!, each)) })
  }
  await say(...asked)
  const end = (outcomes: string[], more: Record<string, string> = {}) =>
    ada.post(`${home}/wrap-up`, {
      ...{ matter: matters, note: 'N', promise: '', ...more },
      ...Object.fromEntries(matters.map((each, at) => [`outcome-${each}`, outcomes[at]!])),
    })
  return { id, home, matters, say, end }
}

const isSaved = ({ location }: { location: string }) => /done=wrapped/.test(location)
const nobodyHas = (matter: string) => new RegExp(`id="outcome-${matter}-error".*?No team has this yet`, 's')

test('the key is of the matter that was there: one that comes after is not handed over by it, and stands under its own name', async () => {
  const { home, matters, say, end } = await call('He hit me')
  const { location } = await ada.post('/staff/duty', { kind: 'domestic-abuse' })
  await say('He hit me', 'Garden waste price')
  const both = await end(['handed-over', 'handed-over'])
  assert.equal(both.status, 422)
  assert.match(both.body, nobodyHas(matters[1]!))
  assert.doesNotMatch(both.body, nobodyHas(matters[0]!))
  const record = wordsOf((await ada.get(location)).body)
  assert.match(record, /What they said of the danger He hit me Matter 2 of what they said Garden waste price/)
  assert.match(wordsOf((await ada.get(`${home}/wrap-up`)).body), /The duty team has this/)
  assert.ok(isSaved(await end(['handed-over', 'abandoned'])))
})

test('of several nobody knows which it is, and she says so at the end; or it is the one she types in', async () => {
  const { matters, end } = await call('Garden waste price', 'He hit me')
  const { location } = await ada.post('/staff/duty', { kind: 'domestic-abuse' })
  assert.match(wordsOf((await ada.get(location)).body), /Matter 1 of what they said Garden waste/)
  assert.match((await end(['abandoned', 'handed-over'])).body, nobodyHas(matters[1]!))
  assert.ok(isSaved(await end(['abandoned', 'handed-over'], { [`danger-${matters[1]}`]: 'yes' })))
  const next = await call('Garden waste price', 'He hit me')
  const key = (await ada.get(`/staff/duty?matter=${next.matters[1]}`)).body
  assert.match(key, new RegExp(`name="matter" value="${next.matters[1]}"`))
  const raised = await ada.post('/staff/duty', { kind: 'domestic-abuse', matter: next.matters[1]! })
  const record = wordsOf((await ada.get(raised.location)).body)
  assert.match(record, /What they said of the danger He hit me Matter 1 of what they said Garden waste price/)
  assert.match((await next.end(['handed-over', 'handed-over'])).body, nobodyHas(next.matters[0]!))
  assert.ok(isSaved(await next.end(['abandoned', 'handed-over'])))
})

/** The officer takes it and goes on with it. */
async function goOn(interactionId: string, matterId: string) {
  const to = { team: 'highways', to: olu.person.id, summary: 'A street light' }
  const handover = await offerHandover(as, { interactionId, matterId, ...to })
  await acceptHandover(her, handover)
  const own = await goOnWithHandover(her, handover)
  return { at: `/staff/desk/${own}`, own, matter: (await readConversation(her, own)).matters[0]!.id }
}

test('what went along before the key was pressed is hidden from whoever goes on with it, and the wrap-up says who was shown it', async () => {
  const { id, home, matters, say, end } = await call('The light is out and he waits there')
  const { at, own, matter } = await goOn(id, matters[0]!)
  const typed = 'The light is out and he waits there. Column 12.'
  await saveWords(her, { interactionId: own, matters: [said(matter, typed)] })
  assert.match((await olu.get(at)).body, /he waits there/)
  await say('The light is out and he waits there', '')
  await ada.post('/staff/duty', { kind: 'domestic-abuse' })
  const seen = (await olu.get(at)).body
  assert.doesNotMatch(seen, /he waits there/)
  assert.match(seen, /A street light\. Column 12\./)
  const wrapUp = wordsOf((await ada.get(`${home}/wrap-up`)).body)
  assert.match(wrapUp, /duty officers read this conversation\. .*Olu Officer may have read what was said until then/)
  assert.ok(isSaved(await end(['handed-over', 'abandoned'])))
  assert.doesNotMatch((await olu.get(at)).body, /he waits there/)
  await olu.post(`${at}/wrap-up`, { matter, [`outcome-${matter}`]: 'settled', note: 'N', promise: '' })
})

test('what goes on with a form that was not sent is with nobody, though danger was heard in it', async () => {
  const { id, matters, end } = await call('A street light')
  const { at, own, matter } = await goOn(id, matters[0]!)
  assert.ok(isSaved(await end(['handed-over'])))
  await noteDraft(her, { id: newId(), service: 'street-light' })
  assert.equal((await readConversation(her, own)).matters.length, 1)
  await olu.post('/staff/duty', { kind: 'suicide' })
  const over = { matter, [`outcome-${matter}`]: 'handed-over', note: 'N', promise: '' }
  assert.match((await olu.post(`${at}/wrap-up`, over)).body, nobodyHas(matter))
  assert.equal((await olu.post(`${at}/wrap-up`, { ...over, [`outcome-${matter}`]: 'abandoned' })).status, 303)
})

test('danger typed on the desk offers the key there, with the words kept and this matter told', async () => {
  const { home, matters, end } = await call('The bin', '')
  const plain = await ada.post(`${home}/words`, { [`asked-${matters[0]}`]: 'The bin' })
  assert.equal(plain.headers['firstpoint-danger'], undefined)
  const words = 'I want to kill myself'
  const typed = { [`asked-${matters[0]}`]: 'The bin', [`asked-${matters[1]}`]: words }
  assert.equal((await ada.post(`${home}/words`, typed)).headers['firstpoint-danger'], matters[1])
  const shown = (await ada.get(home)).body
  assert.match(wordsOf(shown), /These words may mean danger I want to kill myself Tell the duty team now: Suicide/)
  const [, value] = /name="duty" value="([^"]+)"/.exec(shown)!
  const more = { ...typed, [`asked-${matters[1]}`]: `${words} tonight`, duty: value! }
  const { location } = await ada.post(`${home}/matters`, more)
  assert.equal((await ada.post(`${home}/matters`, more)).location, location)
  assert.match(wordsOf((await ada.get(location)).body), /What they said of the danger I want to kill myself tonight/)
  assert.doesNotMatch((await ada.get(home)).body, /may mean danger/)
  assert.ok(isSaved(await end(['abandoned', 'handed-over'])))
})

test('what people say goes along to the search for a service, and stands in no address', async () => {
  const { home, matters, end } = await call('')
  const { location } = await ada.post(`${home}/matters`, { [`asked-${matters[0]}`]: 'He hit me', find: matters[0]! })
  assert.equal(location, `/staff/take?matter=${matters[0]}`)
  const { body } = await ada.get(location)
  assert.match(body, /name="words" value="He hit me"/)
  assert.match(wordsOf(body), /These words may mean danger He hit me/)
  assert.doesNotMatch(body, /words=He/)
  assert.doesNotMatch((await olu.get(location)).body, /He hit me/, 'it is a conversation of hers')
  const quick = await ada.post('/staff/take/quick', { words: 'He hit me', look: 'yes' })
  assert.equal(quick.status, 200)
  assert.match(quick.body, /He hit me<\/textarea>/)
  assert.ok(isSaved(await end(['abandoned'])))
})

test('pressed on a screen that was left open, it is of that conversation, not of the one in hand by now', async () => {
  const first = await call('He hit me', 'Garden waste price')
  const screen = (await ada.get(first.home)).body
  await endConversation(as, first.id)
  await parkConversation(as, first.id)
  const second = await call('The bin')
  const { id, home, matters } = first
  const kind = 'domestic-abuse'
  const [danger] = matters
  const [, key] = /href="([^"]+)"[^>]*data-duty-key/.exec(screen)!
  assert.equal(key, `/staff/duty?conversation=${id}`)
  assert.match((await ada.get(key!)).body, new RegExp(`name="conversation" value="${id}"`))
  const ways = [
    () => ada.post(`${home}/matters`, { [`asked-${danger}`]: 'He hit me', duty: `${danger} ${kind}` }),
    () => ada.post('/staff/duty', { kind, matter: danger! }),
    () => ada.post('/staff/duty', { kind, conversation: id }),
  ]
  for (const press of ways) {
    const record = wordsOf((await ada.get((await press()).location)).body)
    assert.match(record, /What they said of the danger He hit me Matter 2 of what they said Garden waste price/)
    assert.doesNotMatch(record, /The bin/)
  }
  assert.deepEqual(
    [await readConversation(as, id), await readConversation(as, second.id)].map(each => each.confided),
    [true, false],
  )
  const others = await ada.post('/staff/duty', { kind, conversation: newId(), matter: newId() })
  assert.doesNotMatch(
    wordsOf((await ada.get(others.location)).body),
    /The bin|He hit me/,
    'of nobody, and told all the same',
  )
  assert.ok(isSaved(await second.end(['settled'])))
  assert.ok(isSaved(await first.end(['handed-over', 'abandoned'])))
})
