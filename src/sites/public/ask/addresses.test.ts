import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import { askingNow, getDraft, readForm, startDraft } from '../../../modules/drafts/index.ts'
import { checkAnswer } from '../../../platform/form/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const ctx = database.ctx()

async function problemOf(service: string, question: string, postcode: string) {
  const { id, secret } = await startDraft(ctx, { service })
  const { questions } = await readForm(ctx, await getDraft(ctx, id, secret))
  const asked = questions.find(each => each.id === question)!
  const { problems } = await checkAnswer(asked, { lines: ['1 High Street'], postcode }, askingNow(ctx))
  return problems?.[0]?.text
}

describe('an address', () => {
  test('inside our area is taken, in a new street of ours too', async () => {
    assert.equal(await problemOf('missed-bin', 'address', 'SN15 1ER'), undefined)
    assert.equal(await problemOf('missed-bin', 'address', 'SN15 1ZZ'), undefined)
  })

  test('outside is said to be, and whose it is', async () => {
    assert.match(
      (await problemOf('missed-bin', 'address', 'BA1 1AA'))!,
      /The council there is Bath and North East Somerset/,
    )
    assert.match((await problemOf('missed-bin', 'address', 'SW1A 1AA'))!, /SW1A 1AA is outside our area/)
    // SN1 5 is Swindon, and no shorter way to write SN15.
    assert.ok(await problemOf('missed-bin', 'address', 'SN1 5ZZ'))
  })

  test('outside is right where the service says so', async () => {
    assert.equal(await problemOf('council-tax-change-of-address', 'old-address', 'SW1A 1AA'), undefined)
    assert.equal(await problemOf('copy-certificate', 'post-to', 'BA1 1AA'), undefined)
  })

  test('can be corrected: what was typed is still there', async () => {
    const { visitor } = await testWeb({ after }, database)
    const somebody = visitor()
    await somebody.post('/services/missed-bin', {})
    const begun = await somebody.post('/services/missed-bin/start', {})
    const at = begun.location.replace(/\/q\/.*/, '/q/address')
    const typed = { 'q-line-1': '1 Milsom Street', 'q-line-3': 'Bath', 'q-postcode': 'BA1 1AA' }
    const { status, body } = await somebody.post(at, typed)
    assert.equal(status, 422)
    assert.match(body, /href="#q-postcode"/)
    for (const kept of Object.values(typed)) assert.ok(body.includes(kept), kept)
  })
})
