import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { listOpenDuty, readDutyRecord } from '../../../modules/duty/index.ts'
import { participantToken } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'

/** A Sunday: nobody is at work but the emergency duty team. */
const database = await testDatabase({ after }, { template: 'wiltshire', now: new Date('2026-11-29T20:00:00Z') })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()
const nora = database.ctx({ actor: await addStaff(ctx, { roles: ['officer'], teams: ['emergency-duty'] }) })

test('danger typed on the page of a request rings at the duty team, and whom to ring is said first', async () => {
  const { participantId, reference } = await buildRequest(ctx, { name: 'Sam Sample', email: 'sam@example.test' })
  const home = `/track/${await participantToken(ctx, participantId)}`
  const she = visitor()
  await she.get(`${home}/information`)
  const quiet = await she.post(`${home}/information`, { words: 'It is on the left' })
  assert.equal(quiet.headers.location, `${home}?done=information`)
  assert.deepEqual(await listOpenDuty(nora), [])
  const sent = await she.post(`${home}/information`, { words: 'I want to kill myself' })
  assert.doesNotMatch(String(sent.headers.location), /own-life/, 'its address tells nobody what it is about')
  const { body } = await she.get(String(sent.headers.location))
  assert.match(body, /data-disable-auto-focus="true"/, 'what was done does not scroll the numbers away')
  assert.match(body, /In danger now\?[\s\S]*116 123[\s\S]*The team can see it now/)
  const [rings, ...others] = await listOpenDuty(nora)
  assert.deepEqual([rings!.kind, others], ['suicide', []])
  await she.post(`${home}/information`, { words: 'I am going to kill myself tonight' })
  assert.equal((await listOpenDuty(nora)).length, 1, 'once while it is open')
  const { note, written } = await readDutyRecord(nora, rings!.id)
  assert.match(note, new RegExp(`request ${formatCode(reference)}[\\s\\S]*kill myself[\\s\\S]*tonight`))
  assert.deepEqual(written, [])
})
