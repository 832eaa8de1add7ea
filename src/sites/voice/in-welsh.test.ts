import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { system, testDatabase } from '../../../test/support/database.ts'
import { listMessages } from '../../modules/channels/index.ts'
import { openLines } from './voice.fixture.ts'

const database = await testDatabase({ after }, { template: 'wrexham' })
const clock = { now: () => new Date('2026-12-02T10:00:00Z') }
const lines = await openLines({ after }, database, clock.now)

test('who chooses Welsh hears the line in Welsh, and her link opens in Welsh', async () => {
  const call = await lines.ring('+441632960205')
  assert.match(call.since(0), /^Croeso\. Cyngor Bwrdeistref Sirol Wrecsam sydd yma\./)
  assert.match(await call.press('2'), /llinell ar gyfer strydoedd, ffyrdd a biniau/)
  assert.match(await call.speak('Mae twll yn y ffordd'), /ar-lein/)
  await call.press('1')
  const sent = await listMessages(database.ctx({ actor: system('voice') }), { text: call.line.from, limit: 5 })
  assert.match(sent.rows[0]!.words, /https:\/\/council\.test\/services\/pothole\?in=cy$/)
  await call.hangUp()
})
