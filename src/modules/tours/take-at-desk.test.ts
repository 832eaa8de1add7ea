import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { CARD, tablesWithCard } from '../../../test/support/card.ts'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { sealTo } from '../../platform/sealing/index.ts'
import { changeOffer, readCatalogue } from '../catalogue/index.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import { buildRequest } from '../requests/testing.ts'
import {
  type AskedAtDesk,
  addStop,
  endDesksThatAreOver,
  letterAbout,
  listOpenDesks,
  loseDesk,
  openDesk,
  readOwnDesk,
  takeAtDesk,
} from './index.ts'

const HOUR = 3_600_000
const database = await testDatabase({ after }, { template: 'wiltshire' })
const now = new Date()
const ada = await colleague('Ada Adviser')
const stopId = await addStop(database.ctx({ actor: system('test') }), {
  village: { en: 'Kington Langley' },
  place: { en: 'Village hall' },
  note: null,
  postcode: 'SN15 1ER',
  startsAt: now,
  endsAt: new Date(now.getTime() + 3 * HOUR),
})
const { services } = await readCatalogue(database.ctx())

async function colleague(name: string, roles: ['adviser'] | ['officer'] | ['team-leader'] = ['adviser']): Promise<Ctx> {
  return database.ctx({ actor: await addStaff(database.ctx(), { roles, name }) })
}
const later = (ctx: Ctx, hours: number): Ctx => withContext(ctx, { now: () => new Date(now.getTime() + hours * HOUR) })

/** A device with its desk: what it seals and sends. */
async function device(ctx: Ctx = ada) {
  const desk = await readOwnDesk(ctx, await openDesk(ctx, stopId))
  return {
    desk,
    async seal(asked: Partial<AskedAtDesk> = {}, item: string = randomUUID(), reference = desk.references[0]!) {
      const letter = { deskId: desk.id, item, reference }
      const words = { ...LITTER, takenAt: now.toISOString(), ...asked }
      return { ...letter, sealed: await sealTo(desk.publicKey, JSON.stringify(words), letterAbout(letter)) }
    },
  }
}

const LITTER = {
  service: 'litter',
  versionId: services.get('litter')!.versionId,
  typed: {} as AskedAtDesk['typed'],
}
for (const question of services.get('litter')!.form!) LITTER.typed[question.id] = boxesFor(question)
Object.assign(LITTER.typed, {
  _who: { q: 'me' },
  _details: { q: 'yes' },
  _contact: { 'q-name': 'Vera Villager', 'q-email': 'vera@villager.example', 'q-phone': '' },
  _safe: { q: 'email' },
})

function boxesFor({ type, options }: { type: string; options?: { value: string }[] }): Record<string, string> {
  if (type === 'place') return { 'q-near': 'SN15 1ER', 'q-words': 'by the hall' }
  return { q: options?.[0]?.value ?? (type === 'yes-no' ? 'no' : 'Cans and bottles') }
}

const readRow = (reference: string) =>
  database
    .ctx()
    .db.selectFrom('requests.requests as r')
    .innerJoin('requests.submissions as s', 's.id', 'r.submission_id')
    .select(['r.id', 'r.opened_at', 's.channel', 's.taken_by'])
    .where('r.reference', '=', reference)
    .executeTakeFirst()

test('what was asked without a network is there once, under the number that was told, from the moment it was asked', async () => {
  const { desk, seal } = await device()
  const sent = await seal()
  const [one, other] = await Promise.all([takeAtDesk(later(ada, 2), sent), takeAtDesk(later(ada, 2), sent)])
  assert.deepEqual([one.state, other], ['taken', one])
  assert.deepEqual(await takeAtDesk(later(ada, 3), sent), one)
  const row = await readRow(desk.references[0]!)
  assert.deepEqual([row?.channel, row?.taken_by], ['tour', ada.actor.id])
  assert.ok(row!.opened_at.getTime() >= desk.expiresAt.getTime() - 24 * HOUR, 'no earlier than the desk')
  const asked = await takeAtDesk(
    later(ada, 2),
    await seal({ takenAt: new Date(now.getTime() + HOUR).toISOString() }, undefined, desk.references[1]),
  )
  assert.equal(asked.state, 'taken')
  assert.equal((await readRow(desk.references[1]!))?.opened_at.getTime(), now.getTime() + HOUR)
  assert.equal((await listOpenDesks(ada)).find(({ id }) => id === desk.id)?.arrived, 2)
  const { rows } = await eventsOf(desk.id)
  assert.deepEqual(rows, ['tours.desk-opened', 'tours.taken-at-desk', 'tours.taken-at-desk'])
})

async function eventsOf(deskId: string) {
  const found = await database
    .ctx()
    .db.selectFrom('platform.events')
    .select(['type', 'data'])
    .where('type', 'like', 'tours.%')
    .orderBy('seq')
    .execute()
  return { rows: found.filter(({ data }) => (data as { deskId?: string }).deskId === deskId).map(({ type }) => type) }
}

test('the number of a card that was typed without a network is kept nowhere', async () => {
  const { desk, seal } = await device()
  const form = services.get('litter')!.form!
  const [place, words] = ['place', 'long-text'].map(type => form.find(each => each.type === type)!.id)
  const typed: AskedAtDesk['typed'] = {
    ...LITTER.typed,
    [place!]: { 'q-near': 'SN15 1ER', 'q-words': `by ${CARD}` },
    [words!]: { q: `I paid with ${CARD}` },
    _contact: { 'q-name': `Vera ${CARD}`, 'q-email': 'vera@villager.example', 'q-phone': '' },
  }
  assert.equal((await takeAtDesk(ada, await seal({ typed }))).state, 'taken')
  assert.ok(await readRow(desk.references[0]!))
  assert.deepEqual(await tablesWithCard(database.db), [])
})

test('what cannot be taken comes back with its words: outside, not whole, withdrawn in the meantime, put away half finished', async () => {
  const { seal } = await device()
  const item = randomUUID()
  const place = services.get('litter')!.form!.find(({ type }) => type === 'place')!.id
  const outside = { ...LITTER.typed, [place]: { 'q-near': 'SW1A 1AA', 'q-words': 'by the gate' } }
  const refused = await takeAtDesk(ada, await seal({ typed: outside }, item))
  assert.ok(refused.state === 'refused' && refused.because === 'answers')
  assert.deepEqual([refused.problems[0]?.question, refused.asked.typed[place]], [place, outside[place]])
  assert.match(refused.problems[0]!.text, /outside our area/)
  const { _contact: __, ...unreachable } = LITTER.typed
  const lacking = await takeAtDesk(ada, await seal({ typed: unreachable }, item))
  assert.deepEqual(lacking.state === 'refused' && lacking.problems.map(({ question }) => question), [
    '_contact',
    '_safe',
  ])
  const half = await takeAtDesk(ada, await seal({ unfinished: true }, item))
  assert.ok(half.state === 'refused' && half.because === 'unfinished')
  const gone = await takeAtDesk(ada, await seal({ service: 'no-such-service' }, item))
  assert.ok(gone.state === 'refused' && gone.because === 'withdrawn')
  assert.equal((await takeAtDesk(ada, await seal({}, item))).state, 'taken', 'mended, under the same key')
})

test('a number that another request has by now is replaced by a new one', async () => {
  const { desk, seal } = await device()
  const sent = await seal()
  const other = await buildRequest(database.ctx(), {
    service: 'litter',
    place: { lat: 51.46104, lng: -2.11491, words: 'x' },
  })
  await database
    .ctx()
    .db.updateTable('requests.requests')
    .set({ reference: desk.references[0]! })
    .where('id', '=', other.requestId)
    .execute()
  const taken = await takeAtDesk(ada, sent)
  assert.ok(taken.state === 'taken' && taken.reference !== desk.references[0])
  assert.deepEqual(await takeAtDesk(ada, sent), taken)
})

test('a desk is its own colleague’s; letters of another desk, or under a number that is not its own, cannot be read', async () => {
  const { desk, seal } = await device()
  const bob = await colleague('Bob Adviser')
  await assert.rejects(takeAtDesk(bob, await seal()), isNotFound)
  await assert.rejects(readOwnDesk(bob, desk.id), isNotFound)
  await assert.rejects(openDesk(await colleague('Olu Officer', ['officer']), stopId), isNotFound)
  const of = await device()
  const wrong = { ...(await of.seal()), deskId: desk.id, reference: desk.references[0]! }
  assert.deepEqual(await takeAtDesk(ada, wrong), { state: 'unreadable' })
  assert.deepEqual(await takeAtDesk(ada, await seal({}, undefined, of.desk.references[0])), { state: 'unreadable' })
})

test('the desk of a visit is got ready in the week before it, and kept until a day after it begins', async () => {
  const startsAt = new Date(now.getTime() + 10 * 24 * HOUR)
  const far = await addStop(database.ctx({ actor: system('test') }), {
    ...{ village: { en: 'Biddestone' }, place: { en: 'Green' }, note: null, postcode: 'SN15 1ER' },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + HOUR) },
  })
  await assert.rejects(openDesk(ada, far), refusedAs('tours.too-early'))
  const desk = await readOwnDesk(later(ada, 100), await openDesk(later(ada, 100), far))
  assert.equal(desk.expiresAt.getTime(), startsAt.getTime() + 24 * HOUR)
})

test('of a lost device, and a day later, nobody can read anything: the key is gone', async () => {
  const [lost, old] = [await device(), await device()]
  await assert.rejects(loseDesk(await colleague('Bob Adviser'), lost.desk.id), isNotFound)
  await loseDesk(await colleague('Tia Leader', ['team-leader']), lost.desk.id)
  await assert.rejects(takeAtDesk(ada, await lost.seal()), isNotFound)
  await assert.rejects(takeAtDesk(later(ada, 300), await old.seal()), isNotFound)
  assert.ok((await endDesksThatAreOver(later(database.ctx(), 300))) > 0)
  const keys = await database.ctx().db.selectFrom('tours.desks').select(['private_key', 'ended_because']).execute()
  assert.ok(keys.every(row => row.private_key === null))
  assert.deepEqual(new Set(keys.map(row => row.ended_because)), new Set(['lost', 'over']))
})

test('a service that is taken away while the desk is out comes back too', async () => {
  const { seal } = await device()
  const admin = database.ctx({ actor: system('test') })
  await changeOffer(admin, { slug: 'litter', offered: false, why: 'The contract ends' })
  const gone = await takeAtDesk(withContext(ada, { memory: admin.memory }), await seal())
  assert.ok(gone.state === 'refused' && gone.because === 'withdrawn')
})
