import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { newId } from '../../platform/id.ts'
import type { Language } from '../../platform/text.ts'
import { closeRequest, openSubmission, readRequest, reporterFrom } from '../requests/index.ts'
import { ask, ORIGIN, tellNow } from './notifications.fixture.ts'

const now = new Date('2026-12-01T10:00:00Z')
const english = await testDatabase({ after }, { template: 'wiltshire', now })
const bilingual = await testDatabase({ after }, { template: 'wrexham', now })
const ADDRESS = '4 Mill Lane, Chippenham, SN15 1ER'

async function askBy(ctx: Ctx, details: Parameters<typeof reporterFrom>[0], language: Language = 'en') {
  const requests = [{ service: 'pothole', answers: {}, details: 'A deep hole near the school' }]
  const [opened] = await openSubmission(ctx, { key: newId(), reporter: reporterFrom(details), language, requests })
  return opened!
}

test('who has an address and nothing else hears by letter, and how it ended too', () =>
  inRolledBackTransaction(english.ctx(), async ctx => {
    const { requestId, participantId, reference } = await askBy(ctx, { name: 'Rosa Sample', address: ADDRESS })
    const [opened, ...others] = await tellNow(ctx)
    assert.equal(others.length, 0)
    assert.deepEqual(
      [opened!.medium, opened!.recipient, opened!.threadId, opened!.reference, opened!.html],
      ['letter', `Rosa Sample, ${ADDRESS}`, participantId, reference, null],
    )
    assert.match(opened!.words, /^Thank you\. We have got what you sent us\.\n\nYour reference is/)
    assert.match(opened!.words, /\n\n# What happens next\n\n- By /)
    assert.match(opened!.words, new RegExp(`see what is happening at ${ORIGIN}/track\\.`))
    assert.doesNotMatch(opened!.words, /link|email|\/track\/\S/)
    const officer = withContext(ctx, { actor: await addStaff(ctx, { roles: ['officer'], teams: ['highways'] }) })
    assert.equal((await readRequest(officer, requestId)).participants[0]!.isTold, true)
    await closeRequest(officer, { requestId, outcome: 'done', words: 'We filled it.' })
    assert.match((await tellNow(ctx))[0]!.words, /We filled it\./)
  }))

test('nobody gets a letter who is reached quicker, has died, or whose address is only a postcode or not safe', () =>
  inRolledBackTransaction(english.ctx(), async ctx => {
    await askBy(ctx, { name: 'Rosa Sample', address: ADDRESS, email: 'rosa@resident.example' })
    assert.deepEqual(
      (await tellNow(ctx)).map(({ medium }) => medium),
      ['email'],
    )
    await ask(ctx, { phone: '+447700900123' })
    await askBy(ctx, { name: 'Rosa Sample', postcode: 'SN15 1ER' })
    assert.deepEqual(await tellNow(ctx), [])
  }))

test('a letter of a bilingual council has both languages, her own first, each on its page', () =>
  inRolledBackTransaction(bilingual.ctx(), async ctx => {
    await askBy(ctx, { name: 'Rosa Sample', address: '4 Stryt y Felin, Wrecsam, LL11 1AB' }, 'cy')
    const [letter] = await tellNow(ctx)
    const [welsh, english, ...others] = letter!.words.split('\n\n---\n\n')
    assert.equal(others.length, 0)
    assert.match(welsh!, /^Diolch\. Rydym wedi cael/)
    assert.match(english!, /^# Pothole: we have got it \(.*\)\n\nThank you\. We have got/, 'with its own heading')
    assert.equal(letter!.language, 'cy')
  }))
