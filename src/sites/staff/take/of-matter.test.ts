import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { doubtWays } from '../../../modules/customers/index.ts'
import {
  addMatter,
  findConversationInHand,
  identifyCustomer,
  parkConversation,
  readConversation,
  startConversation,
} from '../../../modules/interactions/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { knownCast, knownPerson, takenId } from './for-known.fixture.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const { colleague } = knownCast(site)

/** A colleague who speaks with somebody, and the first matter of her conversation. */
async function onThePhone(channel: 'phone' | 'email' = 'phone') {
  const { visitor, as } = await colleague()
  const id = await startConversation(as, { channel, direction: 'in' })
  const matters = async () => (await readConversation(as, id)).matters
  return { visitor, as, id, matters, first: (await matters())[0]!.id }
}

const boxed = (body: string, name: string) =>
  new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(body)?.[1] ?? ''
const typed = (body: string) => /<textarea[^>]* name="words"[^>]*>([^<]*)</.exec(body)?.[1]

describe('what is taken in 30 seconds becomes the matter it was looked for from', () => {
  test('with her words filled in, by the search, by a service and by the tab; nothing stays without a service', async () => {
    const { visitor, id, matters, first } = await onThePhone()
    const words = { [`asked-${first}`]: 'The bin was missed', note: '' }
    const { location } = await visitor.post(`/staff/desk/${id}/matters`, { ...words, find: first })
    const search = (await visitor.get(location)).body
    assert.ok(search.includes(`href="/staff/take/quick?matter=${first}"`), 'the tab')
    const found = await visitor.post('/staff/take/quick', {
      words: 'The bin was missed',
      look: 'yes',
      matter: boxed(search, 'matter'),
    })
    assert.deepEqual([boxed(found.body, 'matter'), typed(found.body)], [first, 'The bin was missed'])
    const service = (await visitor.get(`/staff/take/services/missed-bin?matter=${first}`)).body
    assert.ok(search.includes(`href="/staff/take/services/missed-bin?matter=${first}"`))
    const [, quick] = /href="(\/staff\/take\/quick\?service=[^"]+)"/.exec(service)!
    const form = (await visitor.get(quick!.replaceAll('&amp;', '&'))).body
    assert.deepEqual([boxed(form, 'matter'), typed(form)], [first, 'The bin was missed'])
    assert.match(form, /value="missed-bin" checked/)
    const taken = await visitor.post('/staff/take/quick', {
      ...{ words: 'The bin was missed', service: 'missed-bin', key: boxed(form, 'key'), matter: boxed(form, 'matter') },
    })
    const [matter, ...more] = await matters()
    assert.deepEqual(
      [matter!.id, matter!.asked, matter!.service, matter!.requestId, matter!.touched, more],
      [first, 'The bin was missed', 'missed-bin', takenId(taken.location), 'opened', []],
    )
  })

  test('of several the one it was looked for from, else the only one about nothing, else one of its own', async () => {
    const { visitor, as, id, matters, first } = await onThePhone()
    const second = await addMatter(as, { interactionId: id, asked: 'Rats' })
    const third = await addMatter(as, { interactionId: id, asked: 'A hole' })
    const take = async (service: string, matter = '') =>
      takenId((await visitor.post('/staff/take/quick', { words: 'Her words', service, matter })).location)
    const rats = await take('pests', second)
    const apart = await take('missed-bin')
    assert.deepEqual(
      (await matters()).map(each => [each.id === first || each.id === third, each.asked, each.requestId]),
      [
        [true, '', null],
        [false, 'Rats', rats],
        [true, 'A hole', null],
        [false, '', apart],
      ],
      'of two nobody knows which',
    )
    const hole = await take('pothole', third)
    const only = await take('compliment')
    assert.deepEqual(
      (await matters()).map(each => each.requestId),
      [only, rats, hole, apart],
    )
  })

  test('it and whose it is are of the conversation it was begun in, though that was laid aside for another', async () => {
    const { visitor, as, id, matters, first } = await onThePhone('email')
    const customerId = await knownPerson(as, 'Rosa First', { email: 'rosa-first@resident.example' })
    await identifyCustomer(as, id, { how: 'unchecked', customerId, because: 'Her voice' })
    await parkConversation(as, id)
    const other = await startConversation(as, { channel: 'video', direction: 'in' })
    const { location } = await visitor.post('/staff/take/quick', { words: 'Hers', service: 'pests', matter: first })
    assert.equal((await matters())[0]!.requestId, takenId(location))
    assert.equal((await readConversation(as, other)).matters[0]!.requestId, null)
    const { body } = await visitor.get(`/staff/requests/${takenId(location)}`)
    assert.match(wordsOf(body), /Rosa First/)
    const stranger = await onThePhone()
    const theirs = await stranger.visitor.post('/staff/take/quick', { words: 'No', service: 'pests', matter: first })
    assert.equal(
      (await stranger.matters()).at(-1)!.requestId,
      takenId(theirs.location),
      'a matter of a colleague is not theirs',
    )
  })
})

describe('the number of the call is filled in where it is safe', () => {
  const ring = async (caller: string) => {
    const { visitor, as } = await colleague()
    await visitor.post('/staff/desk/ring', { line: 'waste', caller })
    const { body } = await visitor.get('/staff/desk')
    await visitor.get(/href="(\/staff\/desk\/[0-9a-f-]{36})"/.exec(body)![1]!)
    const { id } = (await findConversationInHand(as))!
    return { visitor, as, id, quick: async () => (await visitor.get('/staff/take/quick')).body }
  }

  test('of whoever rings, known or not; that it is safe is hers to say', async () => {
    const { as, id, quick } = await ring('07700 900461')
    const unknown = await quick()
    assert.equal(boxed(unknown, 'q-phone'), '07700 900461')
    assert.match(wordsOf(unknown), /The number of this call: read it out and confirm/)
    const customerId = await knownPerson(as, 'Rosa Rings', { email: 'rosa-rings@resident.example' })
    await identifyCustomer(as, id, { how: 'said', customerId })
    const known = await quick()
    assert.deepEqual(
      ['q-name', 'q-phone'].map(name => boxed(known, name)),
      ['Rosa Rings', '07700 900461'],
    )
    assert.doesNotMatch(known, /name="safe"[^>]* checked/)
  })

  test('not where the number is withheld, or somebody asked from it for silence', async () => {
    assert.equal(boxed(await (await ring('')).quick(), 'q-phone'), '')
    const from = { kind: 'phone', value: '+447700900462' } as const
    await ctx.transaction(ctx => doubtWays(ctx, { from, customerId: null, not: ['ring'], because: 'Asked in danger' }))
    assert.equal(boxed(await (await ring('07700 900462')).quick(), 'q-phone'), '')
  })
})
