import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { receiveArrival } from '../../../modules/channels/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })

test('that something could not be read is a link for who may open it alone', async () => {
  const ctx = site.database.ctx()
  const arrival = {
    medium: 'email' as const,
    source: 'test',
    sourceKey: 'broken',
    sender: '',
    recipients: [] as string[],
  }
  await receiveArrival(ctx, { ...arrival, raw: Buffer.from('x'), mediaType: 'message/rfc822', problem: 'cut' })
  await ctx.db.updateTable('channels.arrivals').set({ state: 'unreadable' }).execute()
  const shown = async (role: 'adviser' | 'officer') =>
    wordsOf((await (await site.signedIn([role], { teams: ['highways'] })).get('/staff/mail')).body)
  assert.match(await shown('adviser'), /could not be read/)
  assert.doesNotMatch(await shown('officer'), /could not be read/)
})
