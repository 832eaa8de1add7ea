import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { matchEverybody } from '../../../../modules/customers/index.ts'
import { buildRequest } from '../../../../modules/requests/testing.ts'
import { system } from '../../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('test') })
const PATH = '/staff/customers/duplicates'

/** Jane twice, who waits for something, and Tom twice, who is likelier but waits for nothing. */
await buildRequest(ctx, { name: 'Jane Okafor', email: 'jane@mail.example' })
await buildRequest(ctx, { name: 'Jayne Okafor', email: 'jane@mail.example' })
for (const id of ['a', 'b'])
  await sql`with c as (insert into customers.customers (id, name, born, source, source_id)
      values (customers.id_of(${id}), 'Tom Lockhart', '1950-03-02', 'old-crm', ${id}) returning id)
    insert into customers.contact_points (id, customer_id, kind, value, normal)
    select customers.id_of('p' || ${id}), c.id, 'phone', '+447700900123', '+447700900123' from c`.execute(
    site.database.db,
  )
await sql`update customers.customers set safe_word = 'heron', informed = false where id = customers.id_of('b')`.execute(
  ctx.db,
)
await matchEverybody(ctx)

const ids = (body: string) => ({
  pair: /name="pair" value="([^"]+)"/.exec(body.split('id="pair"')[1]!)![1]!,
  keepFirst: /value="([^"]+)" data-alt="1"/.exec(body)![1]!,
})

test('two records are shown side by side with what each thing says, who waits for something first, and joined and parted', async () => {
  const adviser = await site.signedIn(['adviser'])
  const { body } = await adviser.get(PATH)
  const shown = wordsOf(body.split('<template id="next-pair"')[0]!)
  assert.match(shown, /2 to look at/)
  assert.match(
    shown,
    /Waits for something .*Name Jane Okafor Jayne Okafor For First name (?:is another form of it|nearly the same)\. Family name the same/,
  )
  assert.match(shown, /Email jane@mail\.example jane@mail\.example For The same/)
  assert.doesNotMatch(shown, /Safe word|Keep informed Yes/)
  // The next pair came with the page.
  assert.match(wordsOf(body.split('<template id="next-pair"')[1]!), /Tom Lockhart .*Phone 07700 900123/)
  // What counts for both once they are one; the word itself is not said.
  const toms = wordsOf(body.split('<template id="next-pair"')[1]!)
  assert.match(
    toms,
    /Safe word (?:They have one Not known|Not known They have one) Keep informed (?:Yes No|No Yes) From/,
  )
  assert.doesNotMatch(body, /heron/)

  const { pair, keepFirst } = ids(body)
  assert.equal((await adviser.post(PATH, { pair, decision: '' })).status, 422)
  assert.equal((await adviser.post(PATH, { pair, decision: keepFirst })).location, PATH)
  const after = (await adviser.get(PATH)).body
  assert.match(wordsOf(after), /You joined ‘Jane Okafor’ and ‘Jayne Okafor’ .*This is the last one\. .*Tom Lockhart/)
  const again = await adviser.post(PATH, { pair, decision: 'different' })
  assert.equal(again.location, `${PATH}?decided=${pair}`)
  const other = await site.signedIn(['adviser'], { name: 'Second adviser' })
  const late = await other.post(PATH, { pair, decision: 'different' })
  const said = (await other.get(late.location)).body
  assert.match(
    wordsOf(said),
    /decided before you pressed .+ joined ‘Jane Okafor’ and ‘Jayne Okafor’\. .*What you pressed was not saved\..*Look at the next pair/,
  )
  assert.doesNotMatch(wordsOf(said), /You joined/)
  assert.doesNotMatch(said, /data-alt="[1-4]"/, 'no key decides a pair that she has not seen')
  assert.match(wordsOf((await adviser.get(again.location)).body), /You joined ‘Jane Okafor’/)

  const merges = (await adviser.get(`/staff/customers/${keepFirst}/merges`)).body
  assert.match(wordsOf(merges), /Jayne Okafor .* Jane Okafor .* Joined/)
  assert.equal((await adviser.post(`${PATH}/decision`, { pair })).location, `${PATH}?done=undone`)
  assert.match(wordsOf((await adviser.get(PATH)).body), /2 to look at/)
  assert.match(wordsOf((await adviser.get(`/staff/customers/${keepFirst}/merges`)).body), /Parted again by/)
})

test('a merge is undone on the record, and the pair comes again', async () => {
  const adviser = await site.signedIn(['adviser'])
  const { pair, keepFirst } = ids((await adviser.get(PATH)).body)
  await adviser.post(PATH, { pair, decision: keepFirst })
  const list = `/staff/customers/${keepFirst}/merges`
  const undo = new RegExp(`action="(${list}/[^"]+)"`).exec((await adviser.get(list)).body)![1]!
  assert.equal((await adviser.post(undo, {})).location, `${list}?done=parted`)
  assert.match(wordsOf((await adviser.get(PATH)).body), /2 to look at/)
})

test('what is put off is gone till tomorrow, and different people are gone', async () => {
  const leader = await site.signedIn(['team-leader'])
  const first = ids((await leader.get(PATH)).body)
  await leader.post(PATH, { pair: first.pair, decision: 'later' })
  const second = ids((await leader.get(PATH)).body)
  assert.notEqual(second.pair, first.pair)
  await leader.post(PATH, { pair: second.pair, decision: 'different' })
  assert.match(wordsOf((await leader.get(PATH)).body), /There is nothing to look at now/)
})

test('who looked is written down, once an hour for each record', async () => {
  const { rows } = await sql<{
    reason: string
    count: number
  }>`select reason, count(*)::int as count from customers.openings group by 1`.execute(site.database.db)
  const { rows: events } = await sql`select from platform.events where type = 'customers.viewed'`.execute(
    site.database.db,
  )
  assert.equal(rows[0]!.reason, 'correct')
  assert.equal(events.length, rows[0]!.count)
  assert.ok(events.length <= 12)
})

test('pairs are for advisers and team leaders; the rule is signed by an administrator alone', async () => {
  assert.equal((await (await site.signedIn(['officer'])).get(PATH)).status, 404)
  assert.equal((await (await site.signedIn(['team-leader'])).get(`${PATH}/rule`)).status, 404)
  const administrator = await site.signedIn(['administrator'])
  const { body } = await administrator.get(`${PATH}/rule`)
  assert.match(wordsOf(body), /It is off/)
  assert.match(body, /sub-navigation__link" aria-current="page" href="\/staff\/customers\/duplicates\/rule"/)
  assert.doesNotMatch(body, /govuk-back-link/)
  const both = await (await site.signedIn(['administrator', 'adviser'], { name: 'Does both' })).get(`${PATH}/rule`)
  assert.match(both.body, /href="\/staff\/customers\/duplicates" class="govuk-back-link"/)
  assert.equal(both.body.match(/aria-current/g)?.length, 2)
  assert.equal((await administrator.post(`${PATH}/rule`, { do: 'sign' })).location, `${PATH}/rule?done=signed`)
  assert.match(wordsOf((await administrator.get(`${PATH}/rule`)).body), /signed this on/)
})

test('of two who are born a generation apart it is said that they may be parent and child', async () => {
  const home = await testStaffSite({ after })
  const at = home.database.ctx({ actor: system('test') })
  for (const [id, born] of [
    ['f', '1950-03-02'],
    ['s', '1980-03-02'],
  ])
    await sql`with c as (insert into customers.customers (id, name, born, source, source_id)
        values (customers.id_of(${id}), 'Tom Lockhart', ${born}, 'old-crm', ${id}) returning id)
      insert into customers.contact_points (id, customer_id, kind, value, normal)
      select customers.id_of('p' || ${id}), c.id, 'phone', '+447700900123', '+447700900123' from c`.execute(at.db)
  await matchEverybody(at)
  const { body } = await (await home.signedIn(['adviser'])).get(PATH)
  assert.match(wordsOf(body), /perhaps a parent and a child of one name: born 30 years apart/)
})
