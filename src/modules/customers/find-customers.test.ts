import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { addStaff, inRolledBackTransaction, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { addRelationship, endRow, findCustomers, newCustomer, recordCustomer, setKeys } from './index.ts'

const { ctx } = await testDatabase({ after })

interface Someone {
  name: string
  email?: string
  phone?: string
  postcode?: string
  born?: string
  address?: [value: string, normal: string]
}

const PEOPLE: Someone[] = [
  { name: 'William Sample', phone: '+447700900123', email: 'will@example.test', born: '1959-12-10' },
  { name: 'Siân Llywelyn', phone: '+441249706111', address: ['12 Station Road, Chippenham SN15 1ER', 'SN151ER 12'] },
  { name: 'Zoë Smith', email: 'zoe@example.test', address: ['14 Station Road, Chippenham SN15 1ER', 'SN151ER 14'] },
  { name: 'Mrs Catherine Jones-Parry', postcode: 'LL11 1AB' },
  { name: 'John Smith' },
]

async function record(ctx: Ctx, { born, address, ...given }: Someone): Promise<string> {
  const id = await recordCustomer(ctx, newCustomer(given)!, 'en')
  if (born) await sql`update customers.customers set born = ${born} where id = ${id}`.execute(ctx.db)
  if (address)
    await sql`insert into customers.contact_points (id, customer_id, kind, value, normal)
      values (gen_random_uuid(), ${id}, 'address', ${address[0]}, ${address[1]})`.execute(ctx.db)
  return id
}

/** An adviser among these people. */
const among =
  (work: (find: (typed: string) => Promise<(string | null)[]>, adviser: Ctx, ctx: Ctx) => Promise<void>) => () =>
    inRolledBackTransaction(ctx(), async ctx => {
      for (const someone of PEOPLE) await record(ctx, someone)
      await setKeys(ctx)
      const adviser = withContext(ctx, { actor: await addStaff(ctx, { roles: ['adviser'] }) })
      await work(async typed => (await findCustomers(adviser, typed)).rows.map(row => row.name), adviser, ctx)
    })

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
const WILLIAM = 'William Sample'
const SIAN = 'Siân Llywelyn'

test(
  'whoever acts for somebody by a proof that was seen finds her, however it is typed, as long as he does',
  among(async (find, adviser) => {
    const william = (await findCustomers(adviser, WILLIAM)).rows[0]!
    const helper = {
      kind: 'power-of-attorney',
      otherName: 'Philip Example',
      authority: 'Lasting power of attorney',
    } as const
    const may = { scope: 'Council tax', maySee: 'scope', source: 'document', until: null } as const
    const rowId = await addRelationship(adviser, { customerId: william.id, ...helper, ...may })
    await addRelationship(adviser, {
      ...{ customerId: william.id, source: 'customer', kind: 'carer', otherName: 'Nigel Unproved', authority: '' },
      ...{ scope: '', maySee: 'nothing', until: null },
    })
    for (const typed of ['Philip Example', 'phil exam', 'Phil Example', 'Philip William']) {
      const [row] = (await findCustomers(adviser, typed)).rows
      assert.equal(row?.name, WILLIAM, typed)
      assert.ok(row.matched.includes('helper'), typed)
      assert.deepEqual(
        row.helpers.map(each => [each.id, each.name, each.maySee]),
        [[rowId, 'Philip Example', 'scope']],
      )
    }
    assert.deepEqual(await find('Nigel Unproved'), [])
    await endRow(adviser, { customerId: william.id, rows: 'relationships', rowId })
    const after = await findCustomers(adviser, 'Philip Example')
    assert.ok(after.rows.every(row => !row.matched.includes('helper') && row.helpers.length === 0))
  }),
)

describe('one box finds a person', () => {
  const found: [string, string, string][] = [
    ['by the whole name, in any order', 'sample william', WILLIAM],
    ['by a nickname', 'Bill Sample', WILLIAM],
    ['by half a name that is still being typed', 'willi samp', WILLIAM],
    ['by a mistyped name', 'Wiliam Smaple', WILLIAM],
    ['without diacritics', 'sian llywelyn', SIAN],
    ['by a Welsh name written the English way', 'Sian Llewellyn', SIAN],
    ['with a title and a double name', 'Mrs Kate Jones Parry', 'Mrs Catherine Jones-Parry'],
    ['by phone as people write it', '07700 900 123', WILLIAM],
    ['by phone with the country', '+44 (0)7700 900123', WILLIAM],
    ['by the last six digits', '900123', WILLIAM],
    ['by a landline', '(01249) 706-111', SIAN],
    ['by email', 'Will@Example.test', WILLIAM],
    ['by postcode and house number', '12 sn151er', SIAN],
    ['by postcode and house number the other way round', 'SN15 1ER, 12', SIAN],
    ['by house number and street', '12 station road', SIAN],
    ['by date of birth', '10/12/1959', WILLIAM],
    ['by date of birth in words', '10 Dec 1959', WILLIAM],
    ['by name and date of birth', 'sample 1959-12-10', WILLIAM],
    ['by name and postcode', 'Smith SN15 1ER', 'Zoë Smith'],
    ['by name and street', 'smith station', 'Zoë Smith'],
    ['by name and part of a phone', 'sample 900123', WILLIAM],
  ]
  for (const [how, typed, name] of found)
    test(
      how,
      among(async find => assert.deepEqual(await find(typed), [name], typed)),
    )

  test(
    'and nobody where nothing was typed or nothing fits',
    among(async find => {
      for (const typed of ['', '   ', '-', '1 2', 'Xqzw', '07700 900 999', '\0', 'a@b.test', '%', "'"])
        assert.deepEqual(await find(typed), [], JSON.stringify(typed))
    }),
  )

  test(
    'says what fitted, and shows whole names before what only sounds so',
    among(async (_, adviser) => {
      const { rows, isLoose } = await findCustomers(adviser, 'Bill Sample 900123')
      assert.deepEqual(rows[0]?.matched, ['phone', 'nickname', 'name'])
      assert.equal(isLoose, false)
      const smiths = await findCustomers(adviser, 'smith')
      assert.deepEqual(smiths.rows.map(row => row.name).toSorted(), ['John Smith', 'Zoë Smith'])
      const loose = await findCustomers(adviser, 'William Sample 07700 900 999')
      assert.deepEqual([loose.isLoose, loose.rows.map(row => row.name)], [true, [WILLIAM]])
    }),
  )

  test(
    'with a house and its street, who lives there comes before whoever is called like it, be they many',
    among(async (find, _, ctx) => {
      await sql`insert into customers.customers (id, name, matched_at)
        select gen_random_uuid(), 'Sample 12 ' || n, now() from generate_series(1, 400) n`.execute(ctx.db)
      const address: Someone['address'] = ['12 Sample Close, Chippenham SN15 1ER', 'SN151ER 12']
      await record(ctx, { name: 'Ann Zander', address })
      await setKeys(ctx)
      for (const typed of ['12 Sample Close', '12 sample', '12 Sample Cl', '12 Sampl'])
        assert.equal((await find(typed))[0], 'Ann Zander', typed)
      assert.notEqual((await find('Sample'))[0], 'Ann Zander')
    }),
  )

  test(
    'who fits is not hidden among those who only sound so; who is spelt much the same is shown too',
    among(async (find, _, ctx) => {
      const names = [
        'Jean Robinson',
        'Jeanne Carter',
        'Ann Smyth',
        ...Array.from({ length: 10 }, (_, n) => `Owain ${n}`),
      ]
      for (const name of names) await record(ctx, { name })
      await setKeys(ctx)
      assert.deepEqual(await find('jean '), ['Jean Robinson', 'Jeanne Carter'])
      assert.deepEqual(await find('jean robinson'), ['Jean Robinson'])
      assert.deepEqual((await find('smith')).toSorted(), ['Ann Smyth', 'John Smith', 'Zoë Smith'])
      assert.deepEqual(
        (await find('jeanna')).slice(0, 2).toSorted(),
        ['Jean Robinson', 'Jeanne Carter'],
        'nobody fits: first who is spelt like it',
      )
      const sounding = await find('Owane')
      assert.equal(sounding.filter(name => name?.startsWith('Owain')).length, 10, 'nobody fits: who sounds like it')
    }),
  )

  test(
    'by what belongs to an id that was joined to hers',
    among(async (find, _, ctx) => {
      const other = await record(ctx, { name: 'W Sampel', email: 'old@example.test' })
      await setKeys(ctx)
      await sql`insert into customers.merged_ids select ${other}, id from customers.customers where name = ${WILLIAM}`.execute(
        ctx.db,
      )
      assert.deepEqual(await find('old@example.test'), [WILLIAM])
      assert.deepEqual(await find('Sampel'), [WILLIAM])
    }),
  )

  test(
    'only for those whose work it is',
    among(async (_, __, ctx) => {
      for (const roles of [['employee'], ['councillor'], ['administrator']] as const) {
        const actor = await addStaff(ctx, { roles: [...roles] })
        assert.deepEqual((await findCustomers(withContext(ctx, { actor }), 'sample')).rows, [], roles[0])
      }
      assert.deepEqual((await findCustomers(ctx, 'sample')).rows, [], 'a visitor of the website')
    }),
  )

  test(
    'by the beginning of a name, be there only one or two: who is found so stays first, and nobody of them is lost',
    among(async (find, adviser, ctx) => {
      for (const name of ['Gwyneth Ashworth', 'Gwynneth Ashworth', 'Colin Pugh', 'Edith Pugh', 'Angharad Gwilym'])
        await record(ctx, { name })
      await setKeys(ctx)
      const [gwyneth, gwynneth] = ['Gwyneth Ashworth', 'Gwynneth Ashworth']
      for (const typed of ['Gwyn', 'Ashw', 'gwyneth ash', 'Ashworth Gw']) {
        const found = await find(typed)
        assert.deepEqual(found.slice(0, 2).toSorted(), [gwyneth, gwynneth], typed)
      }
      assert.equal((await find('Gwynn'))[0], gwynneth)
      for (const [typed, name] of [
        ['Col', 'Colin Pugh'],
        ['Edi', 'Edith Pugh'],
        ['Angh', 'Angharad Gwilym'],
        ['Wil', WILLIAM],
        ['Angharad Gw', 'Angharad Gwilym'],
      ] as const) {
        const { rows, isLoose } = await findCustomers(adviser, typed)
        assert.deepEqual([rows[0]?.name, isLoose], [name, false], typed)
      }
    }),
  )

  test(
    'by each beginning of each name with three letters or more, alone and after the rest of it, or it says that more fit',
    among(async (_, adviser, ctx) => {
      const given = 'Angharad Gwyneth Siobhán Jo Mary-Ann Missy'.split(' ')
      const family = "Ashworth O'Brien Williamson Hill ap-Rhys".split(' ')
      const names = given.flatMap(first => family.map(last => `${first} ${last}`))
      // More words begin with 'mar' and 'wil' than are looked up: the longest are the last of them.
      for (const start of ['Mar', 'Wil'])
        for (let n = 0; n < 45; n++) names.push(`Ann ${start}${LETTERS[n % 26]}${LETTERS[Math.floor(n / 26)]}a`)
      names.push('Zebedee Marchbankston', 'Zebedee Wilberforceson')
      for (const name of names) await record(ctx, { name })
      await setKeys(ctx)
      const wanted = new Map<string, Set<string>>()
      for (const name of names) {
        const words = name.split(/[ -]/)
        for (const [at, word] of words.entries())
          for (let length = 3; length <= word.length; length++) {
            const begun = word.slice(0, length)
            const whole = [...words.slice(0, at), begun].join(' ')
            for (const typed of new Set([begun, whole])) wanted.set(typed, (wanted.get(typed) ?? new Set()).add(name))
          }
      }
      for (const [typed, fitting] of wanted) {
        const { rows, isMany, isLoose } = await findCustomers(adviser, typed)
        const shown = new Set(rows.map(row => row.name))
        const lost = [...fitting].filter(name => !shown.has(name))
        assert.ok(rows.length > 0 && !isLoose, `nobody fits ${typed}`)
        assert.ok(isMany || lost.length === 0, `${typed} does not find ${lost.join(', ')}`)
      }
      const cut = await findCustomers(adviser, 'Zebedee Mar')
      assert.deepEqual([cut.isMany, cut.isLoose], [true, false], 'she may fit, so that nobody says that nobody does')
    }),
  )
})
