import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import {
  type AskedRequest,
  openSubmission,
  participantToken,
  reporterFrom,
  withdrawWords,
} from '../../../modules/requests/index.ts'
import { formatCode, newResumeCode } from '../../../platform/spoken-code/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const ctx = database.ctx()

const PLACE = { lat: 51.4585, lng: -2.1158, words: 'outside number 12', postcode: 'SN15 1ER' }
const POTHOLE: AskedRequest = { service: 'pothole', place: PLACE, answers: { details: 'A deep hole' } }
let asked = 0

async function ask(request: AskedRequest, contact: Parameters<typeof reporterFrom>[0] | null = null) {
  const reporter = contact && reporterFrom(contact)
  const [opened] = await openSubmission(ctx, { key: `track-${++asked}`, language: 'en', reporter, requests: [request] })
  return { ...opened!, token: await participantToken(ctx, opened!.participantId) }
}

const track = (reference: string, known: string) => visitor().post('/track', { reference, known })
const confirmation = async (token: string) => (await visitor().get(`/sent/${token}`)).body

describe('tracking by reference', () => {
  test('opens her own page with what only she knows', async () => {
    const { reference, token } = await ask(POTHOLE, { email: 'sam@example.test', phone: '+447700900123' })
    for (const known of ['sam@example.test', '900123', '0123'])
      assert.equal((await track(reference, known)).location, `/track/${token}`, known)
  })

  test('takes up a reference that was typed as the code of a saved form, and knows such a code', async () => {
    const { reference } = await ask(POTHOLE)
    const { location } = await visitor().post('/resume', { code: formatCode(reference) })
    assert.equal(location, `/track?reference=${reference}&from=resume`)
    const { body } = await visitor().get(location)
    assert.match(body, /the reference of something you have sent already/)
    assert.ok(body.includes(`value="${reference}"`))
    const code = formatCode(newResumeCode())
    assert.match((await track(code, 'sam@example.test')).body, /This looks like the code of a form/)
  })

  test('with the postcode of the place shows what everybody sees of a public report, and how to see the rest', async () => {
    const somebody = visitor()
    const { reference } = await ask(POTHOLE, { email: 'sam@example.test' })
    const { status, location } = await somebody.post('/track', { reference, known: 'SN15 1ER' })
    assert.deepEqual([status, location], [303, `/reports/${reference}?from=track`])
    const { body } = await somebody.get(location)
    assert.match(body, /This is what everybody can see of this report/)
    assert.ok(body.includes(`/track?reference=${reference}`))
    assert.doesNotMatch((await somebody.get(`/reports/${reference}`)).body, /This is what everybody can see/)
  })

  test('shows nothing of what is not public, whoever knows where it is', async () => {
    const withdrawn = await ask(POTHOLE)
    await withdrawWords(ctx, { participantId: withdrawn.participantId })
    const secret = await ask({ service: 'domestic-abuse', answers: { who: 'me' } }, { email: 'sam@example.test' })
    for (const [{ reference }, known] of [
      [withdrawn, 'SN15 1ER'],
      [secret, 'sam@example.test'],
    ] as const) {
      const { status, body } = await track(reference, known)
      assert.equal(status, 422)
      assert.match(body, /only its private link opens it/)
    }
  })
})

describe('the confirmation says what finds this very request again', () => {
  const privateOne: AskedRequest = { service: 'missed-bin', postcode: 'SN15 1ER', answers: {} }
  test('what she told us, where that opens it', async () => {
    const phone = await ask(POTHOLE, { phone: '+447700900123' })
    assert.match(await confirmation(phone.token), /with it and the last digits of your phone number/)
    const unsafe = await ask(POTHOLE, { email: 'sam@example.test', safe: [] })
    assert.match(await confirmation(unsafe.token), /with it and your email/)
    const home = await ask(privateOne)
    assert.match(await confirmation(home.token), /with it and the postcode/)
    assert.equal((await track(home.reference, 'SN15 1ER')).location, `/track/${home.token}`)
  })

  test('the link, where nothing else does', async () => {
    assert.match(await confirmation((await ask(POTHOLE)).token), /With the reference you see what everybody sees of it/)
    const secret = await ask({ service: 'domestic-abuse', answers: { who: 'me' } })
    assert.match(await confirmation(secret.token), /Only the link below opens it, so keep it if that is safe for you/)
    const { postcode: _, ...nowhere } = privateOne
    assert.match(await confirmation((await ask(nowhere)).token), /nothing else opens your request/)
  })

  test('the email, where one is sent', async () => {
    assert.match(
      await confirmation((await ask(POTHOLE, { email: 'sam@example.test' })).token),
      /sending you this by email/,
    )
  })
})
