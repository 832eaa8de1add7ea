import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addCustomer, changeCustomer, openCustomer } from '../../../../../modules/customers/index.ts'
import { identifyCustomer, startConversation } from '../../../../../modules/interactions/index.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()

/** Somebody with a safe word, and an adviser who speaks with somebody. */
async function speak(name: string, channel = 'phone') {
  const visitor = await site.signedIn(['adviser'], { name: `Ada ${name}`, teams: ['customer-services'] })
  const as = site.database.ctx({ actor: visitor.person })
  const source = 'customer' as const
  const email = `${name.toLowerCase()}@example.test`
  const person = { name: `${name} Quietly`, kind: 'person', born: null, email, phone: '', source } as const
  const customer = await addCustomer(as, person)
  await openCustomer(as, { customerId: customer, reason: 'correct' })
  await changeCustomer(as, { customerId: customer, source, details: { safeWord: 'Blåbär, 42' } })
  await ctx.db.deleteFrom('customers.openings').execute()
  const { location } = await visitor.post('/staff/desk', { channel, direction: 'in' })
  const typed = `${name} Quietly ${email}`
  const say = (more: Record<string, string>) => visitor.post(`${location}/person`, { typed, customer, ...more })
  const caller = async () => {
    const callers = ctx.db.selectFrom('interactions.callers').select(['how', 'because', 'things'])
    return callers.where('interaction_id', '=', location.split('/').at(-1)!).executeTakeFirst()
  }
  return { visitor, as, customer, location, typed, say, caller }
}

test('whoever has a safe word is known by it: it is asked for and compared, and shown to nobody before it was said', async () => {
  const { visitor, customer, location, typed, say, caller } = await speak('Una')
  const asked = await visitor.get(`${location}/person?typed=${encodeURIComponent(typed)}`)
  assert.match(wordsOf(asked.body), /Has a safe word: ask for it.*Their safe word, as they say it/)
  assert.doesNotMatch(asked.body, /Blåbär/)
  const unsaid = await say({ how: 'said' })
  assert.equal(unsaid.status, 422)
  assert.match(wordsOf(unsaid.body), /They have a safe word\. Type what they say/)
  const wrong = await say({ how: 'said', safeWord: 'strawberry' })
  assert.match(wordsOf(wrong.body), /That is not their safe word/)
  assert.doesNotMatch(wrong.body, /Blåbär/)
  assert.equal(await caller(), undefined, 'nothing was opened')
  assert.equal((await say({ how: 'said', safeWord: 'blabar 42' })).status, 303)
  assert.deepEqual(await caller(), { how: 'said', because: '', things: ['name', 'email', 'safe-word'] })
  const shown = wordsOf((await visitor.get(location)).body)
  assert.match(shown, /they said what we know \(name, email, safe word\)/)
  assert.match(shown, /Safe word Blåbär, 42/)
  for (const path of [`/staff/customers/${customer}`, `/staff/customers/${customer}/history`])
    assert.doesNotMatch((await visitor.get(path)).body, /Blåbär/, path)
})

test('who does not know it is opened unchecked alone, with a written reason, and that it was wrong is on record', async () => {
  const { visitor, customer, location, say, caller } = await speak('Vera', 'desk')
  assert.match(wordsOf((await say({ how: 'unchecked', safeWord: 'plum' })).body), /Say why you open the record/)
  assert.equal((await say({ how: 'unchecked', safeWord: 'plum', because: 'A nurse is with her' })).status, 303)
  assert.deepEqual(await caller(), { how: 'unchecked', because: 'A nurse is with her', things: [] })
  const { body } = await visitor.get(location)
  assert.match(wordsOf(body), /Not checked: A nurse is with her.*Their safe word was not said/)
  assert.doesNotMatch(body, /Blåbär/)
  const events = ctx.db
    .selectFrom('platform.events')
    .select('data')
    .where('type', '=', 'interactions.customer-identified')
  const { data } = await events.orderBy('seq', 'desc').executeTakeFirstOrThrow()
  assert.deepEqual(
    [(data as { safeWord: string }).safeWord, (data as { customerId: string }).customerId],
    ['wrong', customer],
  )
})

test('her name and her safe word are enough, and whoever writes is not asked for it', async () => {
  const { as, customer, say, location } = await speak('Wren')
  assert.equal((await say({ how: 'said', typed: 'Wren Quietly', safeWord: 'BLÅBÄR 42' })).status, 303)
  await site.database.ctx().db.updateTable('interactions.interactions').set({ ended_at: new Date() }).execute()
  assert.ok(location)
  const mail = await startConversation(as, { channel: 'email', direction: 'in' })
  await identifyCustomer(as, mail, { how: 'said', customerId: customer, things: ['name', 'email'] })
})
