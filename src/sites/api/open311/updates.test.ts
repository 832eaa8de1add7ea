import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { createApiKey } from '../../../modules/identity/index.ts'
import {
  closeRequest,
  findByReference,
  keepStep,
  mergeRequests,
  pauseForCustomer,
  readRequest,
  reopenRequest,
  withdrawUpdate,
  writeUpdate,
} from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'
import { system } from '../../../platform/actor.ts'
import { fromXml, pothole, testApi } from '../testing.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
let now = new Date('2026-12-01T10:00:00Z')
const api = await testApi({ after }, database, () => now)
const asSystem = database.ctx({ actor: system('test') })
let officer: StaffActor

const as = (actor: StaffActor) => database.ctx({ actor, now: () => now })
const at = (time: string) => {
  now = new Date(time)
}
async function report(description: string, fields = {}): Promise<{ reference: string; requestId: string }> {
  const answer = await api.post('/open311/v2/requests.json', pothole({ description, ...fields }))
  const reference = answer.json()[0].service_request_id
  return { reference, requestId: (await findByReference(asSystem, reference))! }
}
type Row = Record<string, unknown>
const updatesOf = async (query: string): Promise<Row[]> =>
  (await api.get(`/open311/v2/servicerequestupdates.json${query}`)).json()

before(async () => {
  officer = await addStaff(asSystem, { roles: ['officer', 'team-leader'], teams: ['highways'] })
})

describe('what FixMyStreet fetches', () => {
  test('is every step that the public may know, in order, with the status after it', async () => {
    const { reference, requestId } = await report('Followed')
    at('2026-12-01T11:00:00.700Z')
    await writeUpdate(as(officer), { requestId, words: 'We will look. Ring 07700 900982', audience: 'public' })
    await writeUpdate(as(officer), { requestId, words: 'Between us', audience: 'staff' })
    await writeUpdate(as(officer), { requestId, words: 'To those who follow it', audience: 'participants' })
    at('2026-12-01T12:00:00Z')
    await keepStep(as(officer), { requestId, step: 'look', scheduled: true })
    at('2026-12-01T12:30:00Z')
    await writeUpdate(as(officer), { requestId, words: 'Next week', audience: 'public' })
    at('2026-12-01T13:00:00Z')
    await closeRequest(as(officer), { requestId, outcome: 'done', words: 'We filled it.' })
    at('2026-12-01T14:00:00Z')
    await reopenRequest(as(officer), { requestId })
    const rows = await updatesOf(`?service_request_id=${reference}&start_date=2026-12-01T00:00:00Z`)
    assert.deepEqual(
      rows.map(row => [row.updated_datetime, row.status, row.description, row.external_status_code]),
      [
        ['2026-12-01T11:00:00Z', 'open', 'We will look. Ring [phone number removed]', 'open'],
        ['2026-12-01T12:00:00Z', 'action_scheduled', 'The work is planned.', 'scheduled'],
        ['2026-12-01T12:30:00Z', 'action_scheduled', 'Next week', 'scheduled'],
        ['2026-12-01T13:00:00Z', 'closed', 'We filled it.', 'done'],
        ['2026-12-01T14:00:00Z', 'action_scheduled', 'This is open again. The work is planned.', 'scheduled'],
      ],
    )
    assert.equal(new Set(rows.map(row => row.update_id)).size, 5)
    assert.deepEqual(await updatesOf(`?service_request_id=${reference}&start_date=2026-12-01T00:00:00Z`), rows)
    const xml = await api.get('/open311/v2/servicerequestupdates.xml?start_date=2026-12-01T00:00:00Z')
    assert.deepEqual(fromXml(xml.body), { root: 'service_request_updates', data: rows })
  })

  test('holds the whole second at both ends of the time asked for', async () => {
    const times = async (query: string) => (await updatesOf(query)).map(row => row.updated_datetime)
    assert.deepEqual(await times('?start_date=2026-12-01T11:00:00Z&end_date=2026-12-01T11:00:00Z'), [
      '2026-12-01T11:00:00Z',
    ])
    assert.deepEqual(await times('?start_date=2026-12-01T11:00:01Z&end_date=2026-12-01T12:00:00Z&limit=1'), [
      '2026-12-01T12:00:00Z',
    ])
    assert.deepEqual(await times('?limit=1'), ['2026-12-01T14:00:00Z'])
    assert.deepEqual(await times('?start_date=2030-01-01T00:00:00Z'), [])
  })

  test('does not call fixed what was refused, is somebody else’s, or was told before', async () => {
    const outcomes = [
      [{ outcome: 'refused', words: 'Not deep enough.', challenge: 'Ask for a review.' }, 'no_further_action'],
      [{ outcome: 'elsewhere', words: 'A private road.', body: 'The owner' }, 'not_councils_responsibility'],
    ] as const
    for (const [closing, status] of outcomes) {
      const { reference, requestId } = await report(closing.outcome)
      await closeRequest(as(officer), { requestId, ...closing })
      const [row] = await updatesOf(`?service_request_id=${reference}&start_date=2026-12-01T00:00:00Z`)
      assert.deepEqual([row?.status, row?.external_status_code], [status, closing.outcome])
    }
    const [joined, kept] = [await report('Joined'), await report('Kept')]
    await mergeRequests(as(officer), { requestId: joined.requestId, into: kept.requestId, words: 'We knew.' })
    const [row] = await updatesOf(`?service_request_id=${joined.reference}&start_date=2026-12-01T00:00:00Z`)
    assert.equal(row?.status, 'duplicate')
    assert.match(
      String(row?.description),
      /^We knew\.\nSomebody had told us of it already\. It goes on under the reference /,
    )
  })

  test('leaves out what is private and what was withdrawn', async () => {
    const secret = await report('Not for the street', {
      service_code: 'empty-building',
      'attribute[size]': [],
      'attribute[depth]': [],
      'attribute[position]': [],
    })
    const building = await addStaff(asSystem, {
      roles: ['officer'],
      teams: [(await readRequest(asSystem, secret.requestId)).teamId],
    })
    await closeRequest(as(building), { requestId: secret.requestId, outcome: 'done', words: 'Boarded up.' })
    assert.deepEqual(await updatesOf(`?service_request_id=${secret.reference}&start_date=2026-12-01T00:00:00Z`), [])
    const { reference, requestId } = await report('A name slipped in')
    const updateId = await writeUpdate(as(officer), { requestId, words: 'Oops', audience: 'public' })
    await withdrawUpdate(as(officer), { requestId, updateId })
    assert.deepEqual(await updatesOf(`?service_request_id=${reference}&start_date=2026-12-01T00:00:00Z`), [])
  })

  test('is refused with words when the question cannot be read', async () => {
    for (const query of ['start_date=soon', 'limit=0', 'start_date=2026-12-02&end_date=2026-12-01'])
      assert.equal((await api.get(`/open311/v2/servicerequestupdates.xml?${query}`)).statusCode, 400, query)
  })
})

describe('what FixMyStreet sends', () => {
  const fields = (more: Record<string, string>) => ({
    api_key: 'demo',
    updated_datetime: '2026-12-01T10:00:00Z',
    status: 'OPEN',
    description: 'It is worse now',
    first_name: 'Bob',
    last_name: '-',
    email: 'bob@example.test',
    ...more,
  })
  const send = (more: Record<string, string>, format = 'json') =>
    api.post(`/open311/v2/servicerequestupdates.${format}`, fields(more))

  test('is a note to staff, once, with an id of ours', async () => {
    const { reference, requestId } = await report('Gets an update')
    const answer = await send(
      { service_request_id: reference, update_id: '55', media_url: 'https://fms.test/u.jpg' },
      'xml',
    )
    const { root, data } = fromXml(answer.body)
    const [{ update_id: id }] = data as [{ update_id: string }]
    assert.equal(root, 'service_request_updates')
    assert.deepEqual((await send({ service_request_id: reference, update_id: '55', description: 'Again' })).json(), [
      { update_id: id, account_id: null },
    ])
    const { updates } = await readRequest(asSystem, requestId)
    assert.deepEqual(
      updates.map(update => [update.id, update.audience, update.words]),
      [
        [
          id,
          'staff',
          'It is worse now\nPicture: https://fms.test/u.jpg\nTheir status: OPEN\nFrom: Bob bob@example.test',
        ],
      ],
    )
  })

  test('without an id of its own is known by what it says', async () => {
    const { reference } = await report('Update without an id')
    const [first] = (await send({ service_request_id: reference })).json()
    assert.deepEqual((await send({ service_request_id: reference })).json(), [first])
    assert.notDeepEqual((await send({ service_request_id: reference, description: 'Other' })).json(), [first])
  })

  test('that the reporter says answers our question, and the clock runs again', async () => {
    const { reference, requestId } = await report('We ask')
    await pauseForCustomer(as(officer), { requestId, question: 'Which side?' })
    await send({ service_request_id: reference, update_id: '56', email: 'ANN@example.test' })
    const { status, updates, participants } = await readRequest(asSystem, requestId)
    assert.equal(status, 'open')
    assert.equal(updates[0]?.participantId, participants[0]?.id)
  })

  test('opens nothing: a closed request stays closed for a person to decide', async () => {
    const { reference, requestId } = await report('Closed')
    await closeRequest(as(officer), { requestId, outcome: 'done', words: 'Filled.' })
    assert.equal((await send({ service_request_id: reference, update_id: '57', status: 'REOPEN' })).statusCode, 200)
    const { status, updates } = await readRequest(asSystem, requestId)
    assert.equal(status, 'closed')
    assert.match(updates[0]!.words, /Their status: REOPEN/)
  })

  test('may be about a private request that the same key sent, and no other', async () => {
    const none = { 'attribute[size]': [], 'attribute[depth]': [], 'attribute[position]': [] }
    const { reference } = await report('Private', { service_code: 'empty-building', ...none })
    assert.equal((await send({ service_request_id: reference, update_id: '58' })).statusCode, 200)
    const { key } = await createApiKey(asSystem, { name: 'Another app' })
    assert.equal((await send({ api_key: key, service_request_id: reference, update_id: '59' })).statusCode, 404)
  })

  test('needs a key, a request and something to say', async () => {
    const { reference } = await report('For mistakes')
    assert.equal((await send({ api_key: '', service_request_id: reference })).statusCode, 403)
    assert.equal((await send({})).statusCode, 400)
    assert.equal((await send({ service_request_id: '123' })).statusCode, 404)
    assert.equal((await send({ service_request_id: reference, description: '', status: '' })).statusCode, 400)
    assert.equal((await send({ service_request_id: reference, description: 'x'.repeat(10_001) })).statusCode, 400)
  })
})
