import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { takeCallEvent } from '../../../modules/interactions/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()

const rings = (call: string, minute: number, more: object) => {
  const at = new Date(Date.UTC(2026, 11, 1, 10, minute))
  const event = { id: call, call, type: 'ringing', at, dialled: '01632 960106', caller: '+447700900123' }
  return takeCallEvent(ctx, JSON.stringify({ ...event, ...more }))
}

test('a call that may be danger stands first, with its mark and words, and is marked in her tabs', async () => {
  const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
  await rings('bin', 0, { said: 'my bin was not emptied' })
  await rings('danger', 1, { said: 'I want to kill myself' })
  const { body } = await ada.get('/staff/desk')
  const words = wordsOf(body.slice(body.indexOf('id="waiting"')))
  assert.match(
    words,
    /May be danger since .* They said: I want to kill myself Take this call .*, May be danger .* They said: my bin was not emptied Take this call/,
  )
  assert.equal(words.match(/May be danger since/g)!.length, 1)
  const call = /name="call" value="([0-9a-f-]{36})"/.exec(body)![1]!
  const { location } = await ada.post('/staff/desk/calls', { call })
  const tab = wordsOf((await ada.get(location)).body)
  assert.match(tab, /ringing ?, may be danger/)
})
