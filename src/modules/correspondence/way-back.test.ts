import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { system } from '../../platform/actor.ts'
import { listPeopleWriting } from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx({ actor: system('mail') })

test('who wrote: each person once, no machine, and nobody who sent on what another wrote', async () => {
  const wrote = (fromAddress: string, more = {}) =>
    ({ kind: 'message', medium: 'email', fromAddress, sentOn: [], ...more }) as const
  const lena = wrote('lena@one.example', { sentOn: [{ address: 'chief@other.example' }] })
  const again = wrote('Lena@one.example')
  const said = wrote('+447700900111', { medium: 'voice' })
  const texted = wrote('+447700900111', { medium: 'text' })
  const all = [
    lena,
    wrote('chief@other.example'),
    again,
    wrote('daemon@mail.example', { kind: 'bounce' }),
    texted,
    said,
  ]
  assert.deepEqual(await listPeopleWriting(ctx, all), [said, again])
})
