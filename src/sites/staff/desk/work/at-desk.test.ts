import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { takeCallEvent } from '../../../../modules/interactions/index.ts'
import { checkIn, openDesk, readReception } from '../../../../modules/reception/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const HERE = 'chippenham'

test('people who wait at her desk stand in the list of work, and ‘next’ calls whoever waits longest on any way', async () => {
  const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
  const her = withContext(ctx, { actor: ada.person })
  await comes('Rosa Sample')
  assert.doesNotMatch(wordsOf((await ada.get('/staff/desk/work')).body), /your desk/, 'her desk is not open')
  await openDesk(her, { location: HERE, desk: '4', skills: [] })
  await comes('Tom Sample')
  const list = wordsOf((await ada.get('/staff/desk/work')).body)
  assert.match((await ada.get('/staff/desk/work')).body, /data-live="work"[\s\S]*staff-moving/)
  assert.match(list, /2 people wait at your desk The next is [A-Z]\d\d .*since/)
  await rings()
  assert.equal((await ada.post('/staff/desk/work/next', {})).location, `/staff/reception/${HERE}`)
  const called = async () => (await readReception(her, HERE)).visits.filter(({ state }) => state === 'called')
  assert.deepEqual(
    (await called()).map(({ name }) => name),
    ['Rosa Sample'],
  )
  assert.match(wordsOf((await ada.get('/staff/desk/work')).body), /One person waits at your desk/)
  assert.equal((await ada.post('/staff/desk/work/next', {})).location, `/staff/reception/${HERE}`)
  assert.equal((await called()).length, 1, 'whom she called already is her next')
})

async function comes(name: string): Promise<void> {
  const adviser = withContext(ctx, { actor: await site.person(['adviser']) })
  await checkIn(adviser, { location: HERE, person: { name } })
}

async function rings(): Promise<void> {
  const event = {
    id: newId(),
    call: newId(),
    type: 'ringing',
    dialled: '01632 960105',
    caller: '07700 900123',
    at: new Date(),
  }
  assert.equal((await takeCallEvent(ctx, JSON.stringify(event))).problem, null)
}
