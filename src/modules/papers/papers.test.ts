import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/id.ts'
import { isNotFound, refusedAs } from '../requests/requests.fixture.ts'
import {
  confirmPaper,
  endMistaken,
  listHeldPapers,
  listPapersThatLeft,
  logPaper,
  movePaper,
  type NewPaper,
  readPaper,
} from './index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const person = async (name: string) =>
  database.ctx({ actor: await addStaff(database.ctx(), { roles: ['adviser'], name }) })
const [ada, ben] = [await person('Ada'), await person('Ben')]

const cheque = (more: Partial<NewPaper> = {}): NewPaper => ({
  kind: 'cheque',
  what: 'Cheque of R. Sample',
  pence: 5_250,
  place: 'Tray of the post room',
  receivedId: null,
  key: newId(),
  ...more,
})

test('one opens it, and only somebody else can confirm it, with the same amount', async () => {
  const given = cheque()
  const id = await logPaper(ada, given)
  assert.equal(await logPaper(ada, given), id, 'sent twice it is one')
  await assert.rejects(confirmPaper(ada, { id, pence: 5_250 }), refusedAs('papers.same-person'))
  await assert.rejects(movePaper(ada, { id, way: 'kept', place: 'Safe', slip: '' }), refusedAs('papers.not-confirmed'))
  await assert.rejects(confirmPaper(ben, { id, pence: 5_205 }), refusedAs('papers.amount-differs'))
  await assert.rejects(confirmPaper(ben, { id, pence: null }), refusedAs('papers.amount-differs'))
  await confirmPaper(ben, { id, pence: 5_250 })
  await assert.rejects(confirmPaper(ben, { id, pence: 5_250 }), refusedAs('papers.confirmed-already'))
  const { openedBy, confirmedBy, moves } = await readPaper(ada, id)
  assert.deepEqual([openedBy, confirmedBy], ['Ada', 'Ben'])
  assert.deepEqual(
    moves.map(({ way, place, by }) => [way, place, by]),
    [['kept', 'Tray of the post room', 'Ada']],
  )
})

test('it is held until it is banked with a slip, and every move has a who and a when', async () => {
  const id = await logPaper(ada, cheque())
  await confirmPaper(ben, { id, pence: 5_250 })
  await movePaper(ben, { id, way: 'kept', place: 'Safe', slip: '' })
  await assert.rejects(
    movePaper(ada, { id, way: 'banked', place: 'Main account', slip: ' ' }),
    refusedAs('papers.slip-missing'),
  )
  assert.ok((await listHeldPapers(ada)).some(each => each.id === id))
  await movePaper(ada, { id, way: 'banked', place: 'Main account', slip: '000123' })
  assert.ok(!(await listHeldPapers(ada)).some(each => each.id === id))
  const [left] = await listPapersThatLeft(ada)
  assert.deepEqual(
    left!.moves.map(({ way, place, slip, by }) => [way, place, slip, by]),
    [
      ['kept', 'Tray of the post room', null, 'Ada'],
      ['kept', 'Safe', null, 'Ben'],
      ['banked', 'Main account', '000123', 'Ada'],
    ],
  )
  await assert.rejects(movePaper(ada, { id, way: 'kept', place: 'Safe', slip: '' }), refusedAs('papers.left-already'))
})

test('an original is given back by signed-for post and never banked', async () => {
  const id = await logPaper(ada, cheque({ kind: 'original', what: 'Birth certificate', pence: null }))
  await confirmPaper(ben, { id, pence: null })
  await assert.rejects(movePaper(ada, { id, way: 'banked', place: 'x', slip: '1' }), refusedAs('papers.no-such-way'))
  await movePaper(ada, { id, way: 'returned', place: 'R. Sample, 4 Mill Lane', slip: 'AB123456789GB' })
  assert.notEqual((await readPaper(ada, id)).leftAt, null)
})

test('money needs its amount, and everything words and a place', async () => {
  await assert.rejects(logPaper(ada, cheque({ pence: null })), refusedAs('papers.amount-missing'))
  await assert.rejects(logPaper(ada, cheque({ what: ' ' })), refusedAs('papers.what-missing'))
  await assert.rejects(logPaper(ada, cheque({ place: '' })), refusedAs('papers.place-missing'))
})

test('what is held is listed oldest first, and only to who works with post', async () => {
  const held = await listHeldPapers(ada)
  assert.deepEqual(
    held.map(({ openedAt }) => openedAt.getTime()),
    held.map(({ openedAt }) => openedAt.getTime()).toSorted((a, b) => a - b),
  )
  const employee = database.ctx({ actor: await addStaff(database.ctx(), { roles: ['employee'] }) })
  await assert.rejects(listHeldPapers(employee), isNotFound)
  await assert.rejects(logPaper(employee, cheque()), isNotFound)
})

test('the database itself lets nobody confirm what she opened', async () => {
  const id = await logPaper(ada, cheque())
  const set = { confirmed_by: ada.actor.id, confirmed_at: new Date() }
  await assert.rejects(database.db.updateTable('papers.papers').set(set).where('id', '=', id).execute(), /papers_check/)
})

test('one written down wrong is ended by the second person with why, never by whoever wrote it down', async () => {
  const id = await logPaper(ada, cheque({ pence: 525 }))
  const why = 'It is £52.50, not £5.25'
  await assert.rejects(endMistaken(ada, { id, why }), refusedAs('papers.same-person'))
  await assert.rejects(endMistaken(ben, { id, why: ' ' }), refusedAs('papers.why-missing'))
  await endMistaken(ben, { id, why })
  await assert.rejects(endMistaken(ben, { id, why }), refusedAs('papers.confirmed-already'))
  await assert.rejects(
    movePaper(ada, { id, way: 'banked', place: 'Main account', slip: '1' }),
    refusedAs('papers.left-already'),
  )
  assert.ok(!(await listHeldPapers(ada)).some(each => each.id === id))
  const { moves } = (await listPapersThatLeft(ada)).find(each => each.id === id)!
  assert.deepEqual(
    moves.map(({ way, place, by }) => [way, place, by]),
    [
      ['kept', 'Tray of the post room', 'Ada'],
      ['mistaken', why, 'Ben'],
    ],
  )
})
