import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readConversation, startConversation } from '../../../../../modules/interactions/index.ts'
import { testStaffSite } from '../../../testing.ts'
import { goOnWith } from './kept-wrap-up.ts'

const site = await testStaffSite({ after })
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })

/** Somebody rings about a wall. */
async function call() {
  const id = await startConversation(as, { channel: 'phone', direction: 'in' })
  const matter = (await readConversation(as, id)).matters[0]!.id
  const at = `/staff/desk/${id}`
  await ada.post(`${at}/words`, { [`asked-${matter}`]: 'A wall', [`answer-${matter}`]: '' })
  await ada.post(`${at}/hand`, { act: 'end' })
  return { id, at, matter, keep: (more: Record<string, string>) => ada.post(`${at}/wrap-up/words`, more) }
}

test('what is typed in a wrap-up is there again in another browser, without numbers of cards, until it is saved', async () => {
  const { id, at, matter, keep } = await call()
  const typed = {
    ...{ note: 'She paid with 4111 1111 1111 1111', promise: 'We ring on Monday' },
    ...{ [`outcome-${matter}`]: 'referred', [`referred-${matter}`]: 'The police' },
  }
  assert.equal((await keep({ ...typed, [`drafted-outcome-${matter}`]: '' })).status, 204)
  const { body } = await ada.get(`${at}/wrap-up`)
  assert.match(body, /She paid with \[card number removed\]<.*We ring on Monday</s)
  assert.match(body, /value="referred" checked.*value="The police"/s)
  assert.equal((await readConversation(as, id)).note, '', 'the conversation has its own')
  const { location } = await ada.post(`${at}/wrap-up`, { matter, ...typed })
  assert.match(location, /done=wrapped/)
  assert.equal((await readConversation(as, id)).wrapUp, null)
  assert.equal((await keep(typed)).status, 409)
  assert.match((await ada.post(`${at}/wrap-up`, { matter, ...typed })).location, /done=wrapped/, 'pressed twice')
})

test('two screens on one wrap-up lose no word of each other, nor what one of them does not show', async () => {
  const { at, matter, keep } = await call()
  const other = '01990000-0000-7000-8000-000000000001'
  await keep({ note: 'One', 'was-note': '', [`told-${other}`]: 'by phone', [`drafted-outcome-${other}`]: '' })
  const joined = await keep({ note: 'Two', 'was-note': '', [`drafted-outcome-${matter}`]: '' })
  assert.deepEqual([joined.status, joined.body], [200, '{"note":"One\\nTwo"}'])
  assert.match((await ada.get(`${at}/wrap-up`)).body, /One\nTwo</)
  assert.equal((await keep({ note: 'One\nTwo, three', 'was-note': 'One\nTwo' })).status, 204)
  const { wrapUp } = await readConversation(as, at.split('/').at(-1)!)
  assert.deepEqual(wrapUp!.typed, { note: 'One\nTwo, three', [`told-${other}`]: 'by phone' })
})

test('what is refused keeps what was typed, and the form of what goes with it does too', async () => {
  const { at, matter } = await call()
  assert.equal((await ada.post(`${at}/wrap-up`, { matter, note: 'Not yet', promise: '' })).status, 422)
  assert.match((await ada.get(`${at}/wrap-up`)).body, /Not yet</)
  const more = { matter, note: 'Moved house', promise: '', related: `${matter} nothing` }
  assert.equal((await ada.post(`${at}/wrap-up`, more)).status, 404, 'no such service')
  assert.match((await ada.get(`${at}/wrap-up`)).body, /Moved house</)
})

const draftedIn = (body: string) => ({ 'drafted-note': body.match(/name="drafted-note" value="([^"]*)"/)![1]! })

test('what is written in the conversation while its wrap-up is open stays in its note, however often that is refused', async () => {
  const { id, at, matter } = await call()
  await ada.post(`${at}/words`, { note: 'Cheerful' })
  const opened = (await ada.get(`${at}/wrap-up`)).body
  const late = { note: 'Cheerful\nNever write to her husband', 'was-note': 'Cheerful' }
  assert.equal((await ada.post(`${at}/words`, late)).status, 204)
  const typed = { matter, note: 'He clears it', 'was-note': 'Cheerful', promise: '' }
  const refused = await ada.post(`${at}/wrap-up`, { ...typed, ...draftedIn(opened) })
  assert.equal(refused.status, 422)
  const ended = { ...typed, ...draftedIn(refused.body), [`outcome-${matter}`]: 'settled' }
  assert.match((await ada.post(`${at}/wrap-up`, ended)).location, /done=wrapped/)
  assert.equal((await readConversation(as, id)).note, 'He clears it\nNever write to her husband')
})

test('what was done since comes to what was typed; what she struck out stays out', () => {
  const then = { note: 'Opened Pothole.', promise: '', 'outcome-a': '', 'referred-a': '' }
  const typed = { note: 'She was upset', promise: 'We ring', 'outcome-a': 'settled', 'referred-a': 'Them' }
  const drafted = {
    ...{ note: 'Opened Pothole.\nHanded over to Olu.', promise: 'Olu has it now' },
    ...{ outcomes: { a: 'handed-over' as const }, referred: { a: '' } },
  }
  const now = goOnWith({ typed, drafted: then }, drafted)
  assert.equal(now.note, 'She was upset\nHanded over to Olu.')
  assert.equal(now.promise, 'We ring\nOlu has it now')
  assert.equal(now['outcome-a'], 'handed-over')
  assert.equal(now['referred-a'], 'Them')
  const same = { ...drafted, note: then.note, promise: '', outcomes: { a: '' as const } }
  assert.equal(goOnWith({ typed, drafted: then }, same)['outcome-a'], 'settled', 'nothing was done since')
})
