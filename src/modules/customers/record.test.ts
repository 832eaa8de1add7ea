import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from 'kysely'
import { CARD, tablesWithCard } from '../../../test/support/card.ts'
import {
  addStaff,
  inRolledBackTransaction,
  type StaffParts,
  system,
  testDatabase,
} from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import {
  addCustomer,
  addName,
  addNeed,
  addRelationship,
  addSafetyMarker,
  areLooksWithheld,
  beginEnquiry,
  breakGlass,
  changeCustomer,
  endEnquiry,
  endOwnRecord,
  endRow,
  findCustomers,
  linkOwnRecord,
  listEmergencyOpenings,
  listLooks,
  openCustomer,
  readCustomer,
  readEnquiry,
  readMerges,
  recordDeath,
  restrictCustomer,
  reviewMarker,
  saveContactPoint,
  undoDeath,
} from './index.ts'
import { mergeCustomers } from './joining/merge-customers.ts'
import { unmergeCustomers } from './joining/unmerge-customers.ts'

const { ctx } = await testDatabase({ after }, { template: 'wiltshire' })
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === `customers.${code}`

interface World {
  ctx: Ctx
  adviser: Ctx
  customerId: string
  /** The same database for another colleague. */
  as(parts: StaffParts): Promise<Ctx>
}

const inWorld = (work: (world: World) => Promise<void>) => () =>
  inRolledBackTransaction(ctx(), async ctx => {
    const as = async (parts: StaffParts) => withContext(ctx, { actor: await addStaff(ctx, parts) })
    const adviser = await as({ roles: ['adviser'], teams: ['highways'], name: 'Ada Adviser' })
    const given = { name: 'Nora Sample', kind: 'person', born: null, email: '', phone: '01249 706111' } as const
    const customerId = await addCustomer(adviser, { ...given, source: 'customer' })
    await openCustomer(adviser, { customerId, reason: 'speaking' })
    await work({ ctx, adviser, customerId, as })
  })

const point = { source: 'customer', preferred: false, safe: true, textOk: false, messageOk: false, neutral: false }

const eventsOf = async (ctx: Ctx, id: string) => {
  const { rows } = await sql<{ type: string; data: object }>`select type, data from platform.events
    where subject = ${id}::uuid order by seq`.execute(ctx.db)
  return rows
}

test(
  'the number of a card is in no part of a record',
  inWorld(async ({ ctx, adviser, customerId }) => {
    const about = { customerId, source: 'customer' } as const
    const said = `Card ${CARD}`
    await addName(adviser, { ...about, kind: 'previous', name: said, protected: false })
    await addNeed(adviser, { ...about, kind: 'access', detail: said })
    await changeCustomer(adviser, { ...about, details: { name: said, preferredTimes: said, safeWord: said } })
    const address = { kind: 'address', value: `${said}, 1 Mill Lane`, postcode: 'SN15 1ER' } as const
    await saveContactPoint(adviser, { ...point, ...address, customerId })
    await addCustomer(adviser, { name: said, kind: 'person', born: null, email: '', phone: '', source: 'customer' })
    await openCustomer(adviser, { customerId, reason: 'other', words: said })
    assert.equal((await readCustomer(adviser, customerId)).name, 'Card [card number removed]')
    assert.deepEqual(await tablesWithCard(ctx.db), [])
  }),
)

describe('a record', () => {
  test(
    'opens only with a reason, for an hour, and each opening is an event without words',
    inWorld(async ({ ctx, customerId, as }) => {
      const other = await as({ roles: ['officer'], teams: ['waste'], name: 'Otto Officer' })
      await assert.rejects(readCustomer(other, customerId), refusedAs('why-missing'))
      await assert.rejects(openCustomer(other, { customerId, reason: 'other' }), refusedAs('words-missing'))
      await openCustomer(other, { customerId, reason: 'other', words: 'Her neighbour asked' })
      assert.equal((await readCustomer(other, customerId)).openedFor, 'other')
      await sql`update customers.openings set opened_at = opened_at - interval '61 minutes'`.execute(ctx.db)
      await assert.rejects(readCustomer(other, customerId), refusedAs('why-missing'))
      const viewed = (await eventsOf(ctx, customerId)).filter(({ type }) => type === 'customers.viewed')
      assert.equal(viewed.length, 2)
      assert.doesNotMatch(JSON.stringify(viewed), /neighbour/)
    }),
  )

  test(
    'withholds who looked while an administrator enquires, and tells him by name',
    inWorld(async ({ ctx, adviser, customerId, as }) => {
      const admin = await as({ roles: ['administrator'], teams: [], name: 'Abel Admin' })
      const reason = 'A colleague may have looked at a neighbour'
      await assert.rejects(beginEnquiry(adviser, { customerId, reason }), NotFound)
      await assert.rejects(beginEnquiry(admin, { customerId, reason: ' ' }), refusedAs('reason-missing'))
      const enquiryId = await beginEnquiry(admin, { customerId, reason })
      await assert.rejects(beginEnquiry(admin, { customerId, reason }), refusedAs('enquiry-runs'))
      assert.deepEqual([await listLooks(adviser, customerId), await areLooksWithheld(adviser, customerId)], [[], true])
      const { looks, ...enquiry } = await readEnquiry(admin, enquiryId)
      assert.deepEqual([looks.map(({ who }) => who), enquiry.reason], [['Ada Adviser'], reason])
      await assert.rejects(readEnquiry(adviser, enquiryId), NotFound)
      await assert.rejects(endEnquiry(adviser, { enquiryId, reason }), NotFound)
      await endEnquiry(admin, { enquiryId, reason: 'Nothing was found' })
      await assert.rejects(endEnquiry(admin, { enquiryId, reason }), refusedAs('enquiry-over'))
      assert.equal((await listLooks(adviser, customerId)).length, 1)
      const told = await eventsOf(ctx, enquiryId)
      assert.deepEqual(
        told.map(({ type, data }) => [type, data]),
        [
          ['customers.enquiry-begun', { enquiryId }],
          ['customers.enquiry-ended', { enquiryId }],
        ],
      )
    }),
  )

  test(
    'tells who looked by team and reason, never by name',
    inWorld(async ({ adviser, customerId }) => {
      const looks = await listLooks(adviser, customerId)
      assert.deepEqual(
        looks.map(({ id: _, at: __, ...look }) => look),
        [{ teams: ['highways'], reason: 'speaking', brokeGlass: false, who: null, words: null }],
      )
    }),
  )

  test(
    'keeps what was there before with its source, and nothing where nothing changed',
    inWorld(async ({ adviser, customerId }) => {
      const change = { customerId, source: 'document', details: { name: 'Nora Example', born: '1959-12-10' } }
      await changeCustomer(adviser, change)
      await changeCustomer(adviser, change)
      const { name, born, changes } = await readCustomer(adviser, customerId)
      assert.deepEqual([name, born], ['Nora Example', '1959-12-10'])
      assert.deepEqual(
        changes
          .map(({ field, was, becomes, source, changedBy }) => [field, was, becomes, source, changedBy])
          .toSorted(),
        [
          ['born', null, '1959-12-10', 'document', 'Ada Adviser'],
          ['name', 'Nora Sample', 'Nora Example', 'document', 'Ada Adviser'],
        ],
      )
      const wrong = (details: object) => changeCustomer(adviser, { customerId, source: 'customer', details })
      await assert.rejects(wrong({ name: ' ' }), refusedAs('name-missing'))
      await assert.rejects(wrong({ born: '2999-01-01' }), refusedAs('born-in-future'))
    }),
  )

  test(
    'is found by a new name at once, and never by a protected previous one, which few see',
    inWorld(async ({ adviser, customerId, as }) => {
      const name = { customerId, source: 'customer', protected: true } as const
      await addName(adviser, { ...name, kind: 'previous', name: 'Ulrich Hidden' })
      await addName(adviser, { ...name, kind: 'known-as', name: 'Nonny' })
      const found = async (text: string) => (await findCustomers(adviser, text)).rows.length
      assert.deepEqual([await found('Nonny'), await found('Ulrich Hidden'), await found('Hidden')], [1, 0, 0])
      assert.deepEqual(
        (await readCustomer(adviser, customerId)).names.map(each => each.name),
        ['Nonny'],
      )
      const duty = await as({ roles: ['duty-officer'], name: 'Dee Duty' })
      await openCustomer(duty, { customerId, reason: 'correct' })
      assert.equal((await readCustomer(duty, customerId)).names.length, 2)
    }),
  )

  test(
    'shows and finds a protected name nowhere else either: not in her history, nor by a record joined to hers',
    inWorld(async ({ adviser, customerId, as }) => {
      const change = (name: string) => changeCustomer(adviser, { customerId, source: 'customer', details: { name } })
      await change('Ulrich Sample')
      await change('Ulla Sample')
      const given = { kind: 'person', born: null, phone: '', source: 'customer' } as const
      const old = await addCustomer(adviser, { ...given, name: 'Ulrich Sample', email: 'u@example.test' })
      await addName(adviser, {
        customerId,
        source: 'customer',
        kind: 'previous',
        name: 'Ulrich Sample',
        protected: true,
      })
      const { mergeId } = await mergeCustomers(adviser, { customerId: old, intoId: customerId })
      const found = async (text: string) => (await findCustomers(adviser, text)).rows.length
      assert.deepEqual([await found('Ulla Sample'), await found('u@example.test'), await found('Ulrich')], [1, 1, 0])
      const told = async (who: Ctx) =>
        JSON.stringify([await readCustomer(who, customerId), await readMerges(who, customerId)])
      assert.doesNotMatch(await told(adviser), /Ulrich/)
      const duty = await as({ roles: ['duty-officer'], name: 'Dee Duty' })
      await openCustomer(duty, { customerId, reason: 'correct' })
      assert.match(await told(duty), /Ulrich/)
      await unmergeCustomers(adviser, mergeId)
      assert.equal(await found('Ulrich'), 1)
    }),
  )

  test(
    'takes what belongs to her under another id that was joined to hers',
    inWorld(async ({ ctx, adviser, customerId }) => {
      const input = { name: 'N Sampel', kind: 'person', born: null, phone: '', source: 'customer' } as const
      const other = await addCustomer(adviser, { ...input, email: 'n@example.test' })
      await sql`insert into customers.merged_ids values (${other}, ${customerId})`.execute(ctx.db)
      for (const id of [customerId, other]) {
        const view = await readCustomer(adviser, id)
        assert.deepEqual([view.id, view.name, view.ids.length], [customerId, 'Nora Sample', 2])
        assert.deepEqual(view.points.map(each => each.kind).toSorted(), ['email', 'phone'])
      }
    }),
  )
})

describe('a way to reach her', () => {
  test(
    'is checked and written as it is compared',
    inWorld(async ({ adviser, customerId }) => {
      const save = (kind: 'phone' | 'email' | 'address', value: string, more = {}) =>
        saveContactPoint(adviser, { customerId, ...point, kind, value, ...more })
      await save('phone', ' 07700 900 456 ')
      await save('email', 'Nora@Example.test')
      await save('address', 'Flat 2\n12 Station Road\nChippenham', { postcode: 'sn15 1er' })
      const normals = (await readCustomer(adviser, customerId)).points.map(({ value, normal }) => [value, normal])
      assert.deepEqual(normals.slice(1), [
        ['+447700900456', '+447700900456'],
        ['Nora@Example.test', 'nora@example.test'],
        ['Flat 2, 12 Station Road, Chippenham, SN15 1ER', 'SN151ER 12'],
      ])
      await assert.rejects(save('phone', '12345'), refusedAs('phone-wrong'))
      await assert.rejects(save('email', 'nora'), refusedAs('email-wrong'))
      await assert.rejects(save('address', '12 High Street', { postcode: 'SN15' }), refusedAs('postcode-wrong'))
      await assert.rejects(save('address', '', { postcode: 'SN15 1ER' }), refusedAs('address-missing'))
    }),
  )

  test(
    'may be an extension: compared by the number, told from others, and never texted',
    inWorld(async ({ adviser, customerId }) => {
      const save = (value: string) =>
        saveContactPoint(adviser, { customerId, ...point, kind: 'phone', value, textOk: true })
      await save('020 7946 0018 ext 3')
      await save('020 7946 0018 x4')
      const { points } = await readCustomer(adviser, customerId)
      assert.deepEqual(
        points.slice(1).map(({ value, normal, textOk }) => [value, normal, textOk]),
        ['3', '4'].map(ext => [`+442079460018;ext=${ext}`, '+442079460018', false]),
      )
      for (const typed of ['020 7946 0018', '020 7946 0018 ext 3', '460018'])
        assert.equal((await findCustomers(adviser, typed)).rows[0]?.id, customerId, typed)
    }),
  )

  test(
    'that changes ends and stays; it stays verified only while it is the same',
    inWorld(async ({ ctx, adviser, customerId }) => {
      const [phone] = (await readCustomer(adviser, customerId)).points
      await sql`update customers.contact_points set verified_at = now() where id = ${phone!.id}`.execute(ctx.db)
      const change = { customerId, ...point, kind: 'phone' as const }
      const same = await saveContactPoint(adviser, {
        ...change,
        value: '01249 706 111',
        safe: false,
        replaces: phone!.id,
      })
      const other = await saveContactPoint(adviser, { ...change, value: '01249 706 112', replaces: same })
      const points = new Map((await readCustomer(adviser, customerId)).points.map(each => [each.id, each]))
      assert.deepEqual(
        [phone!.id, same, other].map(id => [!!points.get(id)?.endedAt, !!points.get(id)?.verifiedAt]),
        [
          [true, true],
          [true, true],
          [false, false],
        ],
      )
      await assert.rejects(saveContactPoint(adviser, { ...change, value: '01249 706 111', replaces: same }), NotFound)
    }),
  )

  test(
    'that is preferred is used first; one that ended is not used',
    inWorld(async ({ ctx, adviser, customerId }) => {
      const reachable = async () => {
        const { rows } = await sql<{ phone: string; phone_safe: boolean }>`
          select phone, phone_safe from customers.reachable where customer_id = ${customerId}`.execute(ctx.db)
        return rows[0]
      }
      const save = (value: string, preferred: boolean) =>
        saveContactPoint(adviser, { customerId, ...point, kind: 'phone', value, preferred })
      const preferred = await save('07700 900456', true)
      assert.deepEqual(await reachable(), { phone: '+447700900456', phone_safe: true })
      await endRow(adviser, { customerId, rows: 'contact_points', rowId: preferred })
      assert.deepEqual(await reachable(), { phone: '+441249706111', phone_safe: true })
      await recordDeath(adviser, { customerId, source: 'document' })
      assert.deepEqual(await reachable(), { phone: '+441249706111', phone_safe: false })
      await undoDeath(adviser, { customerId, source: 'colleague' })
      assert.deepEqual(await reachable(), { phone: '+441249706111', phone_safe: true })
    }),
  )
})

describe('what is written down about her', () => {
  test(
    'says enough: a language, an authority, a scope, and whom she lives with only from herself',
    inWorld(async ({ adviser, customerId }) => {
      const about = { customerId, source: 'helper' } as const
      await assert.rejects(
        addNeed(adviser, { ...about, kind: 'interpreter', detail: ' ' }),
        refusedAs('detail-missing'),
      )
      await addNeed(adviser, { ...about, kind: 'large-print', detail: '' })
      const helper = { ...about, otherName: 'Sid', authority: '', scope: '', maySee: 'nothing', until: null } as const
      const add = (parts: object) => addRelationship(adviser, { ...helper, kind: 'helper', ...parts })
      await assert.rejects(add({ kind: 'appointee' }), refusedAs('authority-missing'))
      await assert.rejects(add({ maySee: 'everything' }), refusedAs('authority-missing'))
      await assert.rejects(add({ maySee: 'scope' }), refusedAs('scope-missing'))
      await assert.rejects(add({ otherName: '' }), refusedAs('name-missing'))
      await assert.rejects(add({ until: '1999-01-01' }), refusedAs('until-over'))
      await assert.rejects(add({ kind: 'household' }), refusedAs('only-she-tells'))
      await add({ kind: 'household', source: 'customer' })
      const { needs, relationships } = await readCustomer(adviser, customerId)
      assert.deepEqual([needs.length, relationships[0]?.kind, needs[0]?.recordedBy], [1, 'household', 'Ada Adviser'])
    }),
  )

  test(
    'for safety says what to do; why is for the owner, and it is looked at again within a year',
    inWorld(async ({ adviser, customerId, as }) => {
      const today = Temporal.Now.plainDateISO()
      const marker = {
        customerId,
        source: 'colleague',
        instruction: 'Two people, daytime',
        evidence: 'Threatened an officer',
        ownerTeam: 'waste',
        reviewOn: today.add({ months: 6 }).toString(),
        told: true,
        notToldBecause: '',
      } as const
      const add = (parts: object) => addSafetyMarker(adviser, { ...marker, ...parts })
      await assert.rejects(add({ evidence: '' }), refusedAs('evidence-missing'))
      await assert.rejects(add({ ownerTeam: 'nobody' }), refusedAs('no-such-team'))
      await assert.rejects(add({ reviewOn: today.add({ months: 13 }).toString() }), refusedAs('review-wrong'))
      await assert.rejects(add({ told: false }), refusedAs('not-told-why'))
      await add({})
      const [seen] = (await readCustomer(adviser, customerId)).markers
      assert.deepEqual([seen?.instruction, seen?.evidence], ['Two people, daytime', null])
      const owner = await as({ roles: ['officer'], teams: ['waste'], name: 'Olga Owner' })
      await openCustomer(owner, { customerId, reason: 'visit' })
      const [old] = (await readCustomer(owner, customerId)).markers
      assert.equal(old?.evidence, 'Threatened an officer')
      const again = {
        customerId,
        markerId: old!.id,
        found: 'Again in May',
        reviewOn: today.add({ months: 6 }).toString(),
      }
      await assert.rejects(reviewMarker(adviser, again), NotFound)
      await assert.rejects(reviewMarker(owner, { ...again, reviewOn: today.toString() }), refusedAs('review-wrong'))
      await reviewMarker(owner, again)
      await assert.rejects(reviewMarker(owner, again), NotFound, 'pressed twice it is one')
      const after = (await readCustomer(owner, customerId)).markers
      assert.deepEqual(
        new Map(after.map(each => [each.evidence, each.endedAt === null])),
        new Map([
          ['Threatened an officer', false],
          ['Threatened an officer\nAgain in May', true],
        ]),
      )
    }),
  )

  test(
    'a warning, and whose record it is, changed while it is joined to another, stay with the id they were said of',
    inWorld(async ({ ctx, adviser, customerId, as }) => {
      const leader = await as({ roles: ['adviser', 'team-leader'], teams: ['waste'], name: 'Una Leader' })
      const program = withContext(ctx, { actor: system('test') })
      const given = { name: 'Norah Sample', kind: 'person', born: null, email: '', phone: '' } as const
      const kept = await addCustomer(adviser, { ...given, source: 'customer' })
      const today = Temporal.Now.plainDateISO()
      const [soon, later] = [3, 6].map(months => today.add({ months }).toString()) as [string, string]
      const said = { instruction: 'Two people', evidence: 'Shouted', told: true, notToldBecause: '' }
      const about = { customerId, source: 'colleague', ownerTeam: 'waste', reviewOn: soon, ...said } as const
      const markerId = await addSafetyMarker(leader, about)
      const { email } = (await as({ roles: ['employee'], name: 'Nell' })).actor as { email: string }
      await linkOwnRecord(leader, { customerId, email, kind: 'own' })
      const { mergeId } = await mergeCustomers(program, { customerId, intoId: kept })
      await reviewMarker(leader, { customerId: kept, markerId, found: 'Still', reviewOn: later })
      await linkOwnRecord(leader, { customerId: kept, email, kind: 'family' })
      await unmergeCustomers(program, mergeId)
      const { rows } = await sql<{ id: string }>`select customer_id as id from customers.safety_markers
        union all select customer_id from customers.own_records`.execute(ctx.db)
      assert.deepEqual(
        rows.map(({ id }) => id),
        Array(4).fill(customerId),
      )
    }),
  )

  test(
    'is changed only by those whose work it is',
    inWorld(async ({ customerId, as }) => {
      const employee = await as({ roles: ['employee'] })
      const need = { customerId, source: 'customer', kind: 'braille', detail: '' } as const
      await assert.rejects(addNeed(employee, need), NotFound)
      await assert.rejects(openCustomer(employee, { customerId, reason: 'speaking' }), NotFound)
      await assert.rejects(readCustomer(employee, customerId), NotFound)
    }),
  )
})

describe('a restricted record', () => {
  const restriction = { kind: 'safeguarding', ownerTeam: 'adult-care', teams: [] as string[], hinted: false } as const

  test(
    'is not there for other teams: not to open, read, change, find or count',
    inWorld(async ({ adviser, customerId, as }) => {
      const leader = await as({ roles: ['team-leader'], teams: ['adult-care'], name: 'Lena Leader' })
      await restrictCustomer(leader, { customerId, ...restriction })
      await assert.rejects(readCustomer(adviser, customerId), NotFound)
      await assert.rejects(openCustomer(adviser, { customerId, reason: 'speaking' }), NotFound)
      await assert.rejects(breakGlass(adviser, { customerId, words: 'Fire' }), NotFound)
      await assert.rejects(addNeed(adviser, { customerId, source: 'customer', kind: 'bsl', detail: '' }), NotFound)
      assert.deepEqual((await listLooks(adviser, customerId)).length, 0)
      assert.deepEqual(await findCustomers(adviser, 'Nora Sample'), { rows: [], isMany: false, isLoose: false })
      assert.equal((await findCustomers(leader, 'Nora Sample')).rows.length, 1)
    }),
  )

  test(
    'of a colleague’s family shows it to who may say so, until that is taken back; each is an event and in the history',
    inWorld(async ({ ctx, adviser, customerId, as }) => {
      const leader = await as({ roles: ['team-leader'], name: 'Lena Leader' })
      const other = await as({ roles: ['adviser'], name: 'Otto Other' })
      const link = { customerId, email: (adviser.actor as { email: string }).email }
      await linkOwnRecord(leader, { ...link, kind: 'own' })
      await linkOwnRecord(leader, { ...link, kind: 'family' })
      await linkOwnRecord(leader, { ...link, kind: 'family' })
      for (const reader of [leader, other]) await openCustomer(reader, { customerId, reason: 'correct' })
      assert.deepEqual((await readCustomer(other, customerId)).ownRecords, [])
      const [own, family, ...more] = (await readCustomer(leader, customerId)).ownRecords
      assert.deepEqual([own?.kind, own?.endedBy, more], ['own', 'Lena Leader', []])
      assert.deepEqual([family?.kind, family?.colleague, family?.endedAt], ['family', 'Ada Adviser', null])
      const rowId = family!.id
      for (const actor of [adviser, other]) await assert.rejects(endOwnRecord(actor, { customerId, rowId }), NotFound)
      await endOwnRecord(leader, { customerId, rowId })
      await endOwnRecord(leader, { customerId, rowId })
      assert.equal((await readCustomer(adviser, customerId)).id, customerId)
      assert.equal((await readCustomer(leader, customerId)).ownRecords[1]?.endedBy, 'Lena Leader')
      const told = (await eventsOf(ctx, customerId)).map(({ type }) => type).filter(type => type.includes('own-record'))
      const [linked, ended] = ['customers.own-record-linked', 'customers.own-record-ended']
      assert.deepEqual(told, [linked, ended, linked, ended])
    }),
  )

  test(
    'that may be known of shows no name, and opens in an emergency, which is an event for its owner',
    inWorld(async ({ ctx, adviser, customerId, as }) => {
      const leader = await as({ roles: ['team-leader'], teams: ['adult-care'], name: 'Lena Leader' })
      await restrictCustomer(leader, { customerId, ...restriction, hinted: true })
      const [found] = (await findCustomers(adviser, 'Nora Sample')).rows
      assert.deepEqual([found?.isRestricted, found?.name, found?.phone, found?.id], [true, null, null, customerId])
      await assert.rejects(breakGlass(adviser, { customerId, words: ' ' }), refusedAs('words-missing'))
      await breakGlass(adviser, { customerId, words: 'Fire at her house' })
      assert.equal((await readCustomer(adviser, customerId)).name, 'Nora Sample')
      const broken = (await eventsOf(ctx, customerId)).find(({ type }) => type === 'customers.glass-broken')
      assert.match(JSON.stringify(broken?.data), /adult-care/)
      assert.doesNotMatch(JSON.stringify(broken), /Fire/)
      const looks = async (who: Ctx) => (await listLooks(who, customerId)).map(each => [each.who, each.words])
      assert.deepEqual((await looks(leader))[0], ['Ada Adviser', 'Fire at her house'])
      assert.deepEqual((await looks(adviser))[0], [null, null])
      const told = (await listEmergencyOpenings(leader)).map(({ name, who, words }) => [name, who, words])
      assert.deepEqual(told, [['Nora Sample', 'Ada Adviser', 'Fire at her house']])
      assert.deepEqual(await listEmergencyOpenings(adviser), [])
      await sql`update customers.openings set opened_at = opened_at - interval '61 minutes'`.execute(ctx.db)
      await assert.rejects(readCustomer(adviser, customerId), NotFound)
    }),
  )

  test(
    'is not lifted by whoever only broke the glass',
    inWorld(async ({ customerId, as }) => {
      const leader = await as({ roles: ['team-leader'], teams: ['adult-care'], name: 'Lena Leader' })
      const other = await as({ roles: ['team-leader'], teams: ['waste'], name: 'Walt Leader' })
      await restrictCustomer(leader, { customerId, ...restriction, hinted: true })
      await breakGlass(other, { customerId, words: 'Fire' })
      await assert.rejects(
        restrictCustomer(other, { customerId, ...restriction, ownerTeam: 'waste' }),
        refusedAs('not-your-restriction'),
      )
    }),
  )

  test(
    'holds though it was put on an id that was joined to hers',
    inWorld(async ({ ctx, adviser, customerId, as }) => {
      const leader = await as({ roles: ['team-leader'], teams: ['adult-care'], name: 'Lena Leader' })
      const input = { name: 'N Sampel', kind: 'person', born: null, phone: '', email: '', source: 'customer' } as const
      const other = await addCustomer(adviser, input)
      await restrictCustomer(leader, { customerId: other, ...restriction })
      await sql`insert into customers.merged_ids values (${other}, ${customerId})`.execute(ctx.db)
      await assert.rejects(readCustomer(adviser, customerId), NotFound)
    }),
  )

  test(
    'of one’s own or one’s family is not there, whatever one’s team',
    inWorld(async ({ adviser, customerId, as }) => {
      const leader = await as({ roles: ['team-leader'], name: 'Lena Leader' })
      const link = { customerId, kind: 'family' as const }
      await assert.rejects(
        linkOwnRecord(leader, { ...link, email: 'nobody@staff.test' }),
        refusedAs('no-such-colleague'),
      )
      await linkOwnRecord(leader, { ...link, email: (adviser.actor as { email: string }).email })
      await assert.rejects(readCustomer(adviser, customerId), NotFound)
      assert.equal((await findCustomers(adviser, 'Nora Sample')).rows.length, 0)
      const officer = await as({ roles: ['officer'], name: 'Olaf Own' })
      const email = (officer.actor as { email: string }).email
      await saveContactPoint(leader, { customerId, ...point, kind: 'email', value: email.toUpperCase() })
      assert.equal((await findCustomers(officer, 'Nora Sample')).rows.length, 0)
      assert.equal((await findCustomers(leader, 'Nora Sample')).rows.length, 1)
    }),
  )
})
