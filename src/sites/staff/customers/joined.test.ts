import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { changeCustomer, openCustomer } from '../../../modules/customers/index.ts'
import { identifyCustomer } from '../../../modules/interactions/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })

test('of a joined person a number is there once, and unsafe everywhere once it is said; her safe word and her No count', async () => {
  const adviser = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
  const as = site.database.ctx({ actor: adviser.person })
  const ids: string[] = []
  for (const id of ['a', 'b']) {
    const { rows } = await sql<{ id: string }>`with c as (insert into customers.customers (id, name, born)
        values (customers.id_of(${id}), 'Rosa Twice', '1959-12-10') returning id)
      insert into customers.contact_points (id, customer_id, kind, value, normal, text_ok)
      select customers.id_of('p' || ${id}), c.id, 'phone', '+447700900123', '+447700900123', true from c
      returning customer_id as id`.execute(site.database.db)
    ids.push(rows[0]!.id)
  }
  const [first, second] = ids
  await openCustomer(as, { customerId: second!, reason: 'correct' })
  await changeCustomer(as, { customerId: second!, source: 'customer', details: { safeWord: 'heron', informed: false } })
  await sql`insert into customers.merged_ids (customer_id, person_id) values (${second}, ${first})`.execute(
    site.database.db,
  )

  const record = `/staff/customers/${first}`
  await openCustomer(as, { customerId: first!, reason: 'correct' })
  const before = (await adviser.get(record)).body
  assert.match(wordsOf(before), /Keep informed No: .*Safe word They have one/)
  assert.equal(before.match(/href="tel:/g)!.length, 1)

  const change = /\+447700900123[\s\S]*?href="([^"]+contact-points\/[^"]+)"/.exec(before)![1]!
  const saved = await adviser.post(change, { value: '07700 900123', source: 'customer' })
  assert.match(saved.location, /done=changed/)
  const unsafe = (await adviser.get(record)).body
  assert.match(wordsOf(unsafe), /07700 900123 Do not use/)
  assert.doesNotMatch(unsafe, /href="tel:/)

  const { location: desk } = await adviser.post('/staff/desk', { channel: 'phone', direction: 'in' })
  await identifyCustomer(as, desk.split('/').at(-1)!, { customerId: first!, how: 'unchecked', because: 'Her voice' })
  const words = wordsOf((await adviser.get(desk)).body)
  assert.equal(words.match(/07700 900123/g)!.length, 1, words)
  assert.match(words, /07700 900123 Do not ring/)
})
