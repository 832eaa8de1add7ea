import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { changeStaff } from '../../../modules/organisation/index.ts'
import { findPostcode } from '../../../modules/places/index.ts'
import { withContext } from '../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()

test('who speaks for where she lives is named, and where nobody is known there is the way to find out', async () => {
  const { ward } = (await findPostcode(ctx, 'SN15 1ER'))!
  const { id } = await site.person(['councillor'], { name: 'Cllr Sheldon' })
  await changeStaff(withContext(ctx, { actor: await site.person(['administrator']) }), id, { ward })
  const kim = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Kim Adviser' })
  const { location: path } = await kim.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const shown = async (postcode: string) => {
    await kim.post(path, { note: '', postcode })
    const { body } = await kim.get(path)
    return body.slice(body.indexOf('Where they live'))
  }
  assert.match(wordsOf(await shown('SN15 1ER')), /Councillor: Cllr Sheldon/)
  const elsewhere = await shown('BA14 8JN')
  assert.match(elsewhere, /href="\/staff\/take\/services\/councillor-finder">Find their councillor</)
  assert.doesNotMatch(elsewhere, /Cllr Sheldon/)
})
