import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, test } from 'node:test'
import { addStaff, followAll, system, testDatabase } from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { sealTo } from '../../platform/sealing/index.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { typedFollower } from '../correspondence/index.ts'
import {
  closeDuty,
  listOpenDuty,
  readDuty,
  readDutyRecord,
  receiveDuty,
  replaceDuty,
  saveDutyNote,
} from '../duty/index.ts'
import { startConversation } from '../interactions/index.ts'
import { isNotFound } from '../requests/requests.fixture.ts'
import { addStop, letterAbout, openDesk, raiseAtDesk, readOwnDesk, takeAtDesk } from './index.ts'

const HOUR = 3_600_000
const now = new Date('2026-12-01T10:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now })
const as = async (name: string, role: 'adviser' | 'duty-officer', teams: string[] = []) =>
  database.ctx({ actor: await addStaff(database.ctx(), { roles: [role], name, teams }) })
const [ada, nora] = [await as('Ada Adviser', 'adviser'), await as('Nora Night', 'duty-officer')]
const stopId = await addStop(database.ctx({ actor: system('test') }), {
  village: { en: 'Tisbury' },
  place: { en: 'Village hall' },
  note: null,
  postcode: 'SN15 1ER',
  startsAt: now,
  endsAt: new Date(now.getTime() + 3 * HOUR),
})
const later = (ctx: Ctx, hours: number): Ctx => withContext(ctx, { now: () => new Date(now.getTime() + hours * HOUR) })
const desk = await readOwnDesk(ada, await openDesk(ada, stopId))

async function seal(words: object, item: string = randomUUID()) {
  const letter = { deskId: desk.id, item }
  return { ...letter, sealed: await sealTo(desk.publicKey, JSON.stringify(words), letterAbout(letter)) }
}
const pressed = { kind: 'domestic-abuse', at: new Date(now.getTime() + HOUR / 2).toISOString(), note: '', before: '' }
const noteOf = async (item: string) => (await readDutyRecord(nora, item)).note

async function closeAll() {
  for (const { id } of await listOpenDuty(nora)) {
    await receiveDuty(nora, id)
    await closeDuty(nora, { recordId: id, outcome: 'acting', words: 'A test is over' })
  }
}

test('the key that was pressed without a network tells the duty team once, with where and when', async () => {
  await startConversation(ada, { channel: 'phone', direction: 'in' })
  const sent = await seal(pressed)
  const all = await Promise.all([1, 2, 3].map(() => raiseAtDesk(later(ada, 1), sent)))
  for (const told of all) assert.deepEqual(told, { state: 'told', at: '11am', isNoted: true })
  const [only, ...more] = await listOpenDuty(nora)
  assert.deepEqual([only!.id, only!.kind, only!.raisedBy, more], [sent.item, 'domestic-abuse', 'Ada Adviser', []])
  const record = await readDutyRecord(nora, sent.item)
  assert.equal(record.note, 'At the desk in Tisbury. The key was pressed at 10:30am.')
  assert.equal(record.interactionId, null, 'it is not about the caller she has in hand by now')
  await closeAll()
})

test('its note grows with what is typed on the device, and nobody loses a word', async () => {
  const { item } = await seal(pressed)
  const send = async (note: string, before = '') =>
    raiseAtDesk(later(ada, 1), await seal({ ...pressed, note, before }, item))
  await send('He hit her')
  await send('He hit her')
  await send('He hit her twice', 'He hit her')
  await send('He hit her twice', 'He hit her')
  const about = 'At the desk in Tisbury. The key was pressed at 10:30am.'
  assert.equal(await noteOf(item), `${about}\n\nHe hit her twice`)
  await saveDutyNote(ada, { recordId: item, note: `${await noteOf(item)}\n\nShe is at her sister’s` })
  await send('He hit her twice. 4111 1111 1111 1111', 'He hit her twice')
  const whole = await noteOf(item)
  assert.match(whole, /He hit her twice\n\nShe is at her sister’s\n\nHe hit her twice\. /)
  assert.doesNotMatch(whole, /4111 1111/)
  await closeAll()
  const late = await send('One thing more', 'He hit her twice')
  assert.deepEqual(late, { state: 'told', at: '11am', isNoted: false })
  assert.equal(await noteOf(item), whole)
})

test('a kind that left the pack since the desk was opened is told as what it was', async () => {
  const { kinds, plans } = await readDuty(ada)
  await replaceDuty(database.ctx(), { kinds: kinds.filter(({ id }) => id !== pressed.kind), plans })
  await raiseAtDesk(later(ada, 1), await seal(pressed))
  assert.deepEqual(
    (await listOpenDuty(nora)).map(({ kind }) => kind),
    [pressed.kind],
  )
  await closeAll()
})

test('only from one’s own desk, and only a letter that it wrote', async () => {
  const sent = await seal(pressed)
  await assert.rejects(raiseAtDesk(await as('Bob Adviser', 'adviser'), sent), isNotFound)
  assert.deepEqual(await raiseAtDesk(ada, { ...sent, item: randomUUID() }), { state: 'unreadable' })
  assert.deepEqual(await raiseAtDesk(ada, await seal({ kind: 'child' })), { state: 'unreadable' })
  assert.deepEqual(await listOpenDuty(nora), [])
})

async function take(words: string, reference: string, raised: string[] = []) {
  const service = (await readCatalogue(ada)).services.get('compliment')!
  const typed = Object.fromEntries(
    service.form!.map(({ id, type, options }) => [
      id,
      { q: type === 'long-text' ? words : (options?.[0]?.value ?? (type === 'yes-no' ? 'no' : 'The library')) },
    ]),
  )
  const asked = { service: service.slug, versionId: service.versionId, takenAt: now.toISOString(), raised, typed }
  Object.assign(typed, {
    _who: { q: 'me' },
    _details: { q: 'yes' },
    _contact: { 'q-name': 'Vera Villager', 'q-email': 'vera@villager.example', 'q-phone': '' },
    _safe: { q: 'email' },
  })
  const became = await takeAtDesk(later(ada, 1), { ...(await seal(asked)), reference })
  assert.ok(became.state === 'taken', JSON.stringify(became))
  await followAll(later(database.ctx(), 1), typedFollower)
  return became.requestId
}

test('words of danger that were taken without a network ring when they arrive: nobody was asked', async () => {
  const requestId = await take('My husband hits me', desk.references[0]!)
  const [only, ...more] = await listOpenDuty(nora)
  assert.deepEqual([only!.kind, only!.raisedBy, more], ['domestic-abuse', null, []])
  const record = await readDutyRecord(nora, only!.id)
  assert.deepEqual(record.requests, [requestId])
  assert.match(record.note, /Vera Villager[\s\S]*My husband hits me/)
  await take('You were so kind', desk.references[1]!)
  assert.equal((await listOpenDuty(nora)).length, 1)
  await closeAll()
})

test('where she pressed the key for these words they join what she raised, and ring no second time', async () => {
  const sent = await seal(pressed)
  await raiseAtDesk(later(ada, 1), sent)
  const requestId = await take('My husband hits me again', desk.references[2]!, [sent.item])
  assert.deepEqual(
    (await listOpenDuty(nora)).map(({ id }) => id),
    [sent.item],
  )
  const record = await readDutyRecord(nora, sent.item)
  assert.deepEqual(record.requests, [requestId])
  assert.match(record.note, /Tisbury[\s\S]*My husband hits me again/)
  await closeAll()
})
