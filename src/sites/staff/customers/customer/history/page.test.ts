// What the history says of the way somebody prefers: when that begins and ends, and nothing where it stays so.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openCustomer } from '../../../../../modules/customers/index.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after })
const adviser = await site.signedIn(['adviser'], { name: 'Ada Adviser' })
const as = site.database.ctx({ actor: adviser.person })

const phone = (value: string, more: string[], use: string[] = ['safe']) => ({
  ...{ kind: 'phone', value, source: 'customer' },
  use,
  more,
})

async function person(name: string): Promise<string> {
  const { location } = await adviser.post('/staff/customers/new', { name, kind: 'person', source: 'customer' })
  return location.split('?')[0]!
}

/** Changes the phone of a record that ends so. */
async function change(path: string, ending: string, to: ReturnType<typeof phone>): Promise<void> {
  const { body } = await adviser.get(path)
  const link = new RegExp(`tel:[^"]*${ending}[\\s\\S]*?href="([^"]+/contact-points/[^"]+)"`).exec(body)![1]!
  assert.match((await adviser.post(link, to)).location, /done=changed/)
}

/** What was said of the phones, the newest first. */
async function said(path: string): Promise<string[]> {
  const { body } = await adviser.get(`${path}/history`)
  return [...body.matchAll(/<td[^>]*>([^<]*07700 9004\d\d[^<]*)<\/td>/g)].map(([, words]) => wordsOf(words!).trim())
}

test('of a number that stays preferred nothing is said of that, whatever else of it changes', async () => {
  const path = await person('Petra Sample')
  await adviser.post(`${path}/contact-points`, phone('07700 900456', ['preferred']))
  await change(path, '456', phone('07700 900456', ['preferred'], ['safe', 'textOk']))
  await change(path, '456', phone('07700 900457', ['preferred'], ['safe', 'textOk']))
  await change(path, '457', phone('07700 900457', [], ['safe', 'textOk']))
  await change(path, '457', phone('07700 900457', ['preferred'], ['safe', 'textOk']))
  assert.deepEqual(await said(path), [
    '07700 900457: preferred now',
    '07700 900457: not preferred any more',
    '07700 900457: before: 07700 900456',
    '07700 900456: safe to text now',
    'Added: 07700 900456',
  ])
})

test('of two records that are one person neither, where both have the number, or where each prefers another', async () => {
  const [one, two] = [await person('Rosa Twice'), await person('Rosa Twice')]
  await adviser.post(`${one}/contact-points`, phone('07700 900461', ['preferred']))
  await adviser.post(`${two}/contact-points`, phone('07700 900462', ['preferred']))
  const [first, second] = [one, two].map(path => path.split('/').at(-1)!)
  await sql`insert into customers.merged_ids (customer_id, person_id) values (${second}, ${first})`.execute(as.db)
  await openCustomer(as, { customerId: first!, reason: 'correct' })
  // The second is the one that she prefers now.
  await change(one, '461', phone('07700 900461', [], ['safe', 'textOk']))
  assert.equal((await said(one))[0], '07700 900461: safe to text now')
  await adviser.post(`${one}/contact-points`, phone('07700 900462', ['preferred']))
  await change(one, '462', phone('07700 900462', ['preferred'], ['safe', 'textOk']))
  const both = await said(one)
  assert.deepEqual(both.slice(0, 2), ['07700 900462: safe to text now', '07700 900462: safe to text now'])
})
