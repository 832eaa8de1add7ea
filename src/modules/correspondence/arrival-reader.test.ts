import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { readArrivals, receiveArrival } from '../channels/index.ts'
import { arrivalReader } from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })

test('what takes seconds to build is built before a transaction stands open for what arrived', async () => {
  const { services } = await readCatalogue(ctx)
  const values = services.values.bind(services)
  let built = 0
  services.values = () => {
    built += 1
    return values()
  }
  await receiveArrival(ctx, {
    medium: 'email',
    source: 'smtp',
    sourceKey: newId(),
    sender: 'ann@a.example',
    recipients: ['customerservices@wiltshire.example'],
    raw: Buffer.from('From: ann@a.example\r\nSubject: Bin\r\n\r\nMy bin was missed\r\n'),
    mediaType: 'message/rfc822',
  })
  const read = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
  let before = 0
  await readArrivals(ctx, async (...arrived) => {
    const understood = await read(...arrived)
    before = built
    return understood
  })
  assert.deepEqual([before > 0, built], [true, before])
})
