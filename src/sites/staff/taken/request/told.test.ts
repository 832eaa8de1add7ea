import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { doubtWays, MAY_BE_READ } from '../../../../modules/customers/index.ts'
import { buildFollower } from '../../../../modules/requests/testing.ts'
import { system } from '../../../../platform/actor.ts'
import { withContext } from '../../../../platform/context.ts'
import type { Outlet } from '../../../../platform/ports.ts'
import { knownPerson, speakWith } from '../../take/for-known.fixture.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const never = async (): Promise<never> => assert.fail('nothing is sent here')
const carrier: Outlet = { name: 'carrier', pencePerPart: null, send: never, find: never, ask: never }
Object.assign(site.database.ports, { texts: carrier })

const ada = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })

/** What is read out of a request taken in a hurry, of whom these are known. */
async function readOut(contact: Record<string, string>, service = 'pests'): Promise<string> {
  const hurry = { words: 'Rats next door', service, channel: 'phone', 'q-near': 'SN15 1ER' }
  const { location } = await ada.post('/staff/take/quick', { ...hurry, ...contact })
  return wordsOf((await ada.get(location)).body)
}

test('the way by which they are told is the one that is read out, and none where nobody is', async () => {
  const changes = 'now and whenever something changes'
  assert.match(
    await readOut({ 'q-phone': '07700 900471', safe: 'yes' }),
    new RegExp(`told by text message, ${changes}`),
  )
  const email = await readOut({ 'q-email': 'rosa@resident.example', 'q-phone': '07700 900472', safe: 'yes' })
  assert.match(email, new RegExp(`told by email, ${changes}`))
  assert.match(await readOut({ 'q-phone': '07700 900473' }), /We cannot write to them\. They can ring/)
  assert.doesNotMatch(await readOut({ 'q-phone': '07700 900474' }), /told by/)
  const as = withContext(site.database.ctx(), { actor: ada.person })
  await speakWith(as, await knownPerson(as, 'Lena Letter'))
  assert.match(await readOut({}), new RegExp(`told by letter, ${changes}`))
})

test('what was said in confidence is followed by the link in the message that they get, which no letter has', async () => {
  const byText = await readOut({ 'q-phone': '07700 900475', safe: 'yes' }, 'domestic-abuse')
  const byEmail = await readOut({ 'q-email': 'lena@resident.example', safe: 'yes' }, 'domestic-abuse')
  assert.match(byEmail, /only with the private link in our email/)
  assert.match(byText, /only with the private link in our text/)
})

test('it is of whoever asked: not how a neighbour who joined later is told, nor that it is not safe to write to that one', async () => {
  const hurry = { words: 'A deep hole', service: 'pothole', channel: 'phone', 'q-near': 'SN15 1ER' }
  const bea = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Bea Adviser' })
  const { location } = await bea.post('/staff/take/quick', hurry)
  const requestId = /taken\/([0-9a-f-]+)/.exec(location)![1]!
  const toldNobody = async () => {
    const reads = wordsOf((await bea.get(location)).body)
    assert.match(
      reads,
      /With it they see on the website what everybody sees of it\..* We cannot write to them\. They can ring/,
    )
  }
  await toldNobody()
  const program = site.database.ctx({ actor: system('test') })
  const id = await buildFollower(program, requestId, 'neighbour@joined.example')
  await toldNobody()
  const neighbour = program.db.selectFrom('requests.participants').select(['customer_id', 'told']).where('id', '=', id)
  const { customer_id: customerId, told } = await neighbour.executeTakeFirstOrThrow()
  assert.equal(told, true)
  const doubt = { from: null, customerId, not: ['write'], because: MAY_BE_READ } as const
  await program.transaction(ctx => doubtWays(ctx, doubt))
  await toldNobody()
})
