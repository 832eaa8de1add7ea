import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/id.ts'
import { listContactsAround } from './index.ts'

const { ctx: context } = await testDatabase({ after }, { template: 'wiltshire' })

test('contacts about a service before and after a moment are set against the same weekdays of four weeks before', async () => {
  const ctx = context()
  const { id: adviser } = await addStaff(ctx, { roles: ['employee', 'adviser'] })
  const from = new Date('2026-11-25T09:00:00Z')
  const contact = async (at: string, { service = 'pothole', direction = 'in' } = {}) => {
    const id = newId()
    await sql`insert into interactions.interactions (id, channel, direction, adviser_id, started_at, ended_at, wrapped_at)
      values (${id}, 'phone', ${direction}, ${adviser}, ${at}, ${at}, ${at})`.execute(ctx.db)
    await sql`insert into interactions.matters (id, interaction_id, position, service, demand_suggested, demand_evidence, created_at) values (${newId()}, ${id}, 0, ${service}, 'value', '{}', ${at})`.execute(
      ctx.db,
    )
  }
  for (const at of ['2026-11-25T10:00:00Z', '2026-11-26T08:59:00Z']) await contact(at)
  for (const at of ['2026-11-24T10:00:00Z', '2026-11-24T09:00:00Z', '2026-11-25T08:59:00Z']) await contact(at)
  // The same Wednesdays: four in all, one a week.
  for (const at of [
    '2026-11-18T10:00:00Z',
    '2026-11-11T23:00:00Z',
    '2026-11-04T09:00:00Z',
    '2026-10-28T09:30:00Z',
    '2026-10-29T08:00:00Z',
  ])
    await contact(at)
  await contact('2026-11-25T10:00:00Z', { service: 'missed-bin' })
  await contact('2026-11-25T10:00:00Z', { direction: 'out' })
  await contact('2026-10-21T10:00:00Z')
  const about = { id: newId(), services: ['pothole'], from, until: new Date('2026-11-26T09:00:00Z') }
  const [found] = await listContactsAround(ctx, [about])
  assert.deepEqual(found, { id: about.id, before: { count: 3, usual: 0 }, after: { count: 2, usual: 1.25 } })
})
