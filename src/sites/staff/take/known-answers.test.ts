import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { readCustomer, restrictCustomer, saveContactPoint } from '../../../modules/customers/index.ts'
import { identifyCustomer } from '../../../modules/interactions/index.ts'
import { withContext } from '../../../platform/context.ts'
import { type StaffVisitor, testStaffSite, wordsOf } from '../testing.ts'
import { answer, BIN, helperOf, knownCast, knownPerson, speakWith } from './for-known.fixture.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const { colleague, femi } = knownCast(site)

describe('what is known is confirmed rather than asked', () => {
  const note = /From their record: read it out and confirm/
  const inBox = (body: string, name: string) =>
    new RegExp(`<input[^>]* name="${name}"[^>]* value="([^"]*)"`).exec(body)?.[1]

  async function begin({ visitor }: { visitor: StaffVisitor }, postcode = '') {
    const { location } = await visitor.post('/staff/take/services/missed-bin', {
      ...{ danger: 'no', channel: 'phone', postcode },
    })
    const form = location.split('/q/')[0]!
    const page = async (question: string) => (await visitor.get(`${form}/q/${question}`)).body
    return { form, page }
  }

  test('name, email, phone, what is safe and her home, which can be changed', async () => {
    const known = await femi({ phone: '07700 900035' })
    const { form, page } = await begin(known)
    const address = await page('address')
    assert.match(address, note)
    assert.deepEqual(
      ['q-line-1', 'q-line-3', 'q-postcode'].map(name => inBox(address, name)),
      ['4 Mill Lane', 'Chippenham', 'SN15 1ER'],
    )
    const contact = await page('_contact')
    assert.match(contact, note)
    assert.deepEqual(
      ['q-name', 'q-email', 'q-phone'].map(name => inBox(contact, name)?.replaceAll(' ', '')),
      ['FemiAshgrove', known.email, '07700900035'],
    )
    const ticked = [...(await page('_safe')).matchAll(/value="(\w+)" checked/g)].map(([, value]) => value)
    assert.deepEqual(ticked, ['email', 'phone'])
    assert.doesNotMatch(await page('bin'), note)
    await answer(known.as, form.split('/').at(-1)!, { ...BIN, _who: 'me' })
    const check = wordsOf((await known.visitor.get(`${form}/check`)).body)
    assert.equal(check.match(new RegExp(note, 'g'))!.length, 4)
    const moved = { 'q-line-1': '5 Mill Lane', 'q-line-2': '', 'q-line-3': 'Chippenham', 'q-postcode': 'SN15 1ER' }
    await known.visitor.post(`${form}/q/address?change=1`, moved)
    assert.doesNotMatch(await page('address'), note)
    assert.match(wordsOf((await known.visitor.get(`${form}/check`)).body), /5 Mill Lane/)
  })

  test('in thirty seconds too', async () => {
    const known = await femi({ phone: '07700 900045' })
    const { body } = await known.visitor.get('/staff/take/quick')
    assert.match(body, note)
    assert.deepEqual(
      ['q-name', 'q-email', 'q-phone'].map(name => inBox(body, name)),
      ['Femi Ashgrove', known.email, '07700 900045'],
    )
    const again = await known.visitor.post('/staff/take/quick', { words: '', 'q-name': 'Femi', 'q-email': '' })
    assert.deepEqual([inBox(again.body, 'q-name'), inBox(again.body, 'q-email')], ['Femi', ''])
  })

  test('nothing unsafe, nothing where another place was named, nothing of a record that is kept or unchecked', async () => {
    const known = await femi()
    const { customerId, as, interactionId } = known
    const [point] = (await readCustomer(as, customerId)).points.filter(({ kind }) => kind === 'email')
    const { id: replaces, kind, value } = point!
    const unsafe = { preferred: true, safe: false, textOk: false, messageOk: false, neutral: false }
    await saveContactPoint(as, { customerId, source: 'customer', replaces, kind, value, ...unsafe })
    const there = await begin(known, 'BA14 8JN')
    assert.equal(inBox(await there.page('address'), 'q-postcode'), 'BA14 8JN')
    assert.doesNotMatch(await there.page('address'), /Mill Lane/)
    await answer(as, there.form.split('/').at(-1)!, { _details: 'yes' })
    assert.equal(inBox(await there.page('_contact'), 'q-email'), undefined)
    await identifyCustomer(as, interactionId, { how: 'unchecked', customerId, because: 'She sits here' })
    assert.doesNotMatch(await (await begin(known)).page('address'), /Mill Lane/)
    await identifyCustomer(as, interactionId, { how: 'said', customerId })
    assert.match(await (await begin(known)).page('address'), /Mill Lane/)
    const care = await site.person(['team-leader', 'adviser'], { teams: ['customer-services'], name: 'Cara Leader' })
    const restriction = { kind: 'safeguarding', ownerTeam: 'customer-services', teams: [], hinted: true } as const
    await restrictCustomer(withContext(ctx, { actor: care }), { customerId, ...restriction })
    assert.doesNotMatch(await (await begin(known)).page('address'), /Mill Lane/)
  })

  test('where somebody speaks for her: for whom, by what right and his name; nothing that he may not hear', async () => {
    const { visitor, as } = await colleague()
    const customerId = await knownPerson(as, 'Maud Marlow', { email: 'maud@resident.example' })
    await speakWith(as, customerId, { helperId: await helperOf(as, customerId, 'Philip Marlow') })
    const { form, page } = await begin({ visitor })
    assert.doesNotMatch(await page('address'), /Mill Lane/)
    assert.match(await page('_who'), /value="somebody-else" checked/)
    assert.equal(inBox(await page('_behalf'), 'q-name'), 'Maud Marlow')
    await answer(as, form.split('/').at(-1)!, { _details: 'yes' })
    const contact = await page('_contact')
    assert.deepEqual([inBox(contact, 'q-name'), inBox(contact, 'q-email')], ['Philip Marlow', undefined])
    assert.equal(inBox((await visitor.get('/staff/take/quick')).body, 'q-name'), 'Philip Marlow')
  })
})
