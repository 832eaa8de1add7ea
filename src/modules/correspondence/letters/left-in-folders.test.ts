import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { system } from '../../../platform/actor.ts'
import { getArrival, listUnreadable, readArrivals, retryArrival } from '../../channels/index.ts'
import { arrivalReader, noteLeftInFolders } from '../index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('post') })

test('what lay in folders below that of scans is told to a person, once, who still reads it after a retry', async () => {
  const left = ['archive/2019/a.pdf', 'archive/b.pdf', 'monday/scan1.pdf']
  for (const _ of ['told', 'told again']) await noteLeftInFolders(ctx, left)
  const told = (await listUnreadable(ctx)).filter(({ name }) => name === 'left-in-folders.txt')
  assert.equal(told.length, 1)
  await retryArrival(ctx, told[0]!.id)
  const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
  await readArrivals(ctx, reader, { media: ['letter'] })
  const { state, problem } = await getArrival(ctx, told[0]!.id)
  assert.equal(state, 'unreadable')
  assert.match(problem!, /^3 files lay in folders .*\(archive, monday\)\. .* Move what is new post into the folder/)
})
