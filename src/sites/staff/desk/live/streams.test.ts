import assert from 'node:assert/strict'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { withContext } from '../../../../platform/context.ts'
import { testStaffSite } from '../../testing.ts'
import { streamsOf } from './streams.ts'

const site = await testStaffSite({ after })

test('a screen that asks while the server stops is not listened to: the stop waits for nobody', {
  timeout: 10_000,
}, async () => {
  const adviser = await site.person(['adviser'])
  const ctx = withContext(site.database.ctx(), { actor: adviser })
  const streams = streamsOf(ctx.memory)
  const before = await streams.open(ctx, adviser, true, { calls: [], offers: [] })
  streams.end()
  const late = await streams.open(ctx, adviser, true, { calls: [], offers: [] })
  for (const stream of [before, late]) assert.match(await text(stream), /^retry: 500/)
})
