import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { chaseRequest } from '../../../../../modules/interactions/index.ts'
import { buildRequest } from '../../../../../modules/requests/testing.ts'
import { newId } from '../../../../../platform/id.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const PAY_URL = 'https://pay.test/?ref={reference}&amount={amount}'
const site = await testStaffSite({ after }, { PAY_URL })

test('a button with a form nobody was shown is refused in words, and is no fault of the program', async () => {
  const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
  const { location: desk } = await ada.post('/staff/desk', { channel: 'phone', direction: 'in' })
  for (const matter of ['x', 'x'.repeat(100)])
    for (const button of ['pay', 'message', 'answer']) {
      const { status, location } = await ada.post(`${desk}/${button}`, { matter, undo: matter })
      assert.ok(status === 404 || status === 422 || /\?refused=/.test(location), `${button} ${status}`)
    }
  const long = await ada.post(`${desk}/matters`, { reference: '1'.repeat(90) })
  assert.equal(long.status, 422)
  assert.match(wordsOf(long.body), /There is a problem.*Use 60 characters or fewer/)
})

test('before a second link goes it is asked whether it is instead of the first', async () => {
  const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Asking Adviser' })
  const acting = site.database.ctx({ actor: ada.person })
  const asked = { name: 'Rosa', email: 'rosa@resident.example', safe: ['email' as const] }
  const { requestId } = await buildRequest(site.database.ctx(), { service: 'bulky-collection', place: null, ...asked })
  const { location: desk } = await ada.post('/staff/desk', { channel: 'phone', direction: 'in' })
  const matter = await chaseRequest(acting, { interactionId: desk.split('/').at(-1)!, requestId })
  let box = ''
  const send = async (pounds: string, more = {}) => {
    const sent = { matter, key: newId(), [`pounds-${matter}`]: pounds, ...more }
    const { body } = await ada.get((await ada.post(`${desk}/pay`, sent)).location)
    box = new RegExp(`name="pounds-${matter}"[^>]* value="([^"]*)"`).exec(body)![1]!
    return wordsOf(body)
  }
  const first = await send('36')
  assert.match(first, /A link to pay £36.* went by email/)
  for (const same of [first, await send('36')]) assert.doesNotMatch(same, /Is it instead|was not sent/)
  const another = await send('48')
  assert.match(another, /The link was not sent: say whether it is instead of the one you sent before/)
  assert.match(another, /Is it instead of the link to pay £36.*\?/)
  assert.equal(box, '48', 'what was typed')
  assert.match(
    await send(box, { [`replaces-${matter}`]: 'yes' }),
    /£36.*Replaced by a later one.*instead of the link to pay £48/,
  )
})
