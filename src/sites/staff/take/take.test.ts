import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { CARD, tablesWithCard } from '../../../../test/support/card.ts'
import { addCustomer, openCustomer, saveContactPoint } from '../../../modules/customers/index.ts'
import { getDraft, makeResumeCode, saveAnswer, startDraft } from '../../../modules/drafts/index.ts'
import { identifyCustomer, startConversation } from '../../../modules/interactions/index.ts'
import { closeRequest, readRequest } from '../../../modules/requests/index.ts'
import { buildFile, buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import { newId } from '../../../platform/id.ts'
import { formatCode, newReference, speakCode } from '../../../platform/spoken-code/index.ts'
import { type StaffVisitor, testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const adviser = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ada Adviser' })
const employee = await site.signedIn(['employee'], { name: 'Emil Employee' })
const read = (id: string) => readRequest(withContext(ctx, { actor: system('test') }), id)
const takenId = (location: string) =>
  /^\/staff\/taken\/([0-9a-f-]+)\?done=taken$/.exec(location)?.[1] ?? assert.fail(location)

/** Answers of a compliment, in the order the form asks. */
const ANSWERS: Record<string, Record<string, string | string[]>> = {
  _who: { q: 'me' },
  _details: { q: 'yes' },
  _contact: { 'q-name': 'Carla Caller', 'q-email': 'carla@resident.example', 'q-phone': '' },
  _safe: { q: ['email'] },
}

async function answerAll(visitor: StaffVisitor, from: string, more: typeof ANSWERS): Promise<string> {
  let path = from
  for (let step = 0; step < 20 && path.includes('/q/'); step++) {
    const question = path.split('/q/')[1]!.split('?')[0]!
    const answer = await visitor.post(path, { ...ANSWERS, ...more }[question] ?? { q: '' })
    assert.equal(answer.status, 303, `${question}: ${wordsOf(answer.body).slice(0, 400)}`)
    path = answer.location
  }
  return path
}

describe('taking a request for somebody', () => {
  test('finds the service by what she says, and offers ‘something else’ always', async () => {
    const { body } = await adviser.post('/staff/take', { words: 'hole in the road' })
    const links = [...body.matchAll(/href="\/staff\/take\/services\/([a-z-]+)"/g)].map(match => match[1])
    assert.equal(links[0], 'pothole')
    assert.equal(links.at(-1), 'something-else')
  })

  test('asks about danger first, with the numbers of this hour, and how she is asking', async () => {
    const { body } = await adviser.get('/staff/take/services/pothole')
    const page = wordsOf(body)
    assert.ok(page.indexOf('Is anyone in danger now?') < page.indexOf('How are they asking?'))
    assert.match(body, /href="tel:999"/)
    const missing = wordsOf((await adviser.post('/staff/take/services/pothole', {})).body)
    assert.match(missing, /Choose how they are asking/)
    const unasked = wordsOf((await adviser.post('/staff/take/services/pothole', { channel: 'phone' })).body)
    assert.match(unasked, /Ask whether anyone is in danger now/)
  })

  test('does not ask how they are asking where a conversation is in hand', async () => {
    const ines = await site.signedIn(['employee', 'adviser'], { teams: ['customer-services'], name: 'Ines Adviser' })
    await ines.post('/staff/desk', { channel: 'video', direction: 'in' })
    for (const path of ['services/pothole', 'quick', 'resume'])
      assert.doesNotMatch((await ines.get(`/staff/take/${path}`)).body, /How are they asking/, path)
    const undecided = wordsOf((await ines.post('/staff/take/services/pothole', {})).body)
    assert.match(undecided, /Ask whether anyone is in danger now/)
    const began = await ines.post('/staff/take/services/pothole', { danger: 'no', postcode: '' })
    assert.equal(began.status, 303)
    const quick = await ines.post('/staff/take/quick', { words: 'The bin is full', service: 'something-else' })
    assert.equal((await read(takenId(quick.location))).channel, 'video')
  })

  test('shows what people should know now before the script', async () => {
    const leader = await site.signedIn(['team-leader'], { name: 'Lena Leader' })
    const notice = { title: 'Crews are late', words: 'It is icy.', services: 'pothole' }
    assert.equal((await leader.post('/staff/notices/new', notice)).status, 303)
    const first = /fp-script__line--\w+"><strong>([^<]+)<\/strong> ([^<]+)/
    const lineOf = async () => first.exec((await adviser.get('/staff/take/services/pothole')).body)!.slice(1)
    assert.deepEqual(await lineOf(), ['News now', 'Crews are late. It is icy.'])
    const ending = /href="([^"]+ending)"/.exec((await leader.get('/staff/notices')).body)![1]!
    await leader.post(ending, {})
    assert.notEqual((await lineOf())[0], 'News now')
  })

  test('goes through the same form, with the script beside it, to a request in that channel', async () => {
    const began = await adviser.post('/staff/take/services/pothole', {
      danger: 'no',
      channel: 'desk',
      postcode: 'SN15 1ER',
    })
    assert.match(began.location, /^\/staff\/take\/form\/[0-9a-f-]+\/q\/where$/)
    const asked = (await adviser.get(began.location)).body
    assert.match(asked, /Ask<\/strong> How wide is it\?/)
    assert.match(asked, /aria-current="step"><strong>Ask<\/strong> Where is the pothole\?/)
    const placed = await adviser.post(began.location, { 'q-near': 'SN15 1ER', 'q-words': 'outside number 12' })
    const after = (await adviser.get(placed.location)).location || placed.location
    const check = await answerAll(adviser, after, {
      photos: {},
      size: { q: 'large' },
      depth: { q: 'deep' },
      position: { q: 'wheels' },
      details: { q: 'Cars swerve' },
    })
    assert.match(check, /\/check$/)
    assert.match(wordsOf((await adviser.get(check)).body), /Bigger than a dinner plate.*Carla Caller/)
    const sent = await adviser.post(check, {})
    const request = await read(takenId(sent.location))
    assert.deepEqual([request.channel, request.takenBy, request.service], ['desk', 'Ada Adviser', 'pothole'])
    assert.equal(request.participants[0]!.email, 'carla@resident.example')

    const { body } = await adviser.get(sent.location)
    assert.ok(body.includes(speakCode(request.reference)), 'the reference is there to be read out')
    assert.match(wordsOf(body), /What happens next Highways has it\. They are told by email/)

    const twice = await adviser.post(check, {})
    assert.equal(takenId(twice.location), request.id, 'sent twice is one request')
    assert.equal((await adviser.get(check)).location, check.replace('/check', '/sent'))
    assert.equal((await adviser.get(check.replace('/check', '/sent'))).location, `/staff/taken/${request.id}`)
  })

  test('offers the key of duty where what she types may mean danger, and raises nothing behind her back', async () => {
    const began = await adviser.post('/staff/take/services/something-else', { channel: 'phone', postcode: '' })
    assert.doesNotMatch((await adviser.get(began.location)).body, /may mean danger/)
    const next = await adviser.post(began.location, {
      q: 'About the bin. She says her husband has hit her and will kill her.',
    })
    const { body } = await adviser.get(next.location)
    assert.match(wordsOf(body), /These words may mean danger She says her husband .* Tell the duty team now/)
    const quick = await adviser.post('/staff/take/quick', { words: 'I want to kill myself', look: 'yes' })
    assert.match(wordsOf(quick.body), /may mean danger I want to kill myself Tell the duty team now: Suicide/)
    const [, key] = /name="key" value="([^"]+)">\s*<div class="govuk-button-group"/.exec(quick.body)!
    const told = await adviser.post('/staff/duty', { kind: 'suicide', key: key! })
    assert.equal((await adviser.post('/staff/duty', { kind: 'suicide', key: key! })).location, told.location)
    assert.match(
      wordsOf((await adviser.get(next.location)).body),
      /You told the duty team at .* Tell the duty team now/,
    )
  })

  test('remembers how they ask, and is no form for another browser', async () => {
    const began = await adviser.post('/staff/take/services/compliment', { channel: 'letter' })
    assert.match((await adviser.get('/staff/take/services/compliment')).body, /value="letter" checked/)
    assert.equal((await employee.get(began.location)).status, 404)
  })

  test('tells the caller whose it probably is when the place is outside the area', async () => {
    const began = await adviser.post('/staff/take/services/pothole', { danger: 'no', channel: 'phone' })
    const pin = { 'q-lat': '51.56', 'q-lng': '-1.78', 'q-source': 'pin', 'q-words': 'by the station' }
    const { status, body } = await adviser.post(began.location, pin)
    assert.equal(status, 422)
    assert.match(wordsOf(body), /The council there is probably Swindon\./)
    assert.match(body, /value="by the station"/)
  })

  test('shows what was reported nearby and adds the caller to it', async () => {
    const place = { lat: 51.46104, lng: -2.11491, words: 'By the church', postcode: 'SN15 1ER' }
    const photo = await buildFile(ctx)
    const known = await buildRequest(ctx, { place, words: 'Known hole', photos: [photo] })
    const began = await adviser.post('/staff/take/services/pothole', { danger: 'no', channel: 'phone' })
    const pin = { 'q-lat': '51.46105', 'q-lng': '-2.11492', 'q-source': 'pin', 'q-words': 'church' }
    const { location } = await adviser.post(began.location, pin)
    const nearby = (await adviser.get(location)).body
    assert.match(wordsOf(nearby), /By the church ?, 1 m away Known hole Open Asked [^.]+\. 0 people follow it/)
    assert.match(nearby, new RegExp(`<img[^>]+src="/staff/files/${photo}\\?size=small"`))
    const same = new RegExp(`href="(/staff/take/form/[^"]+/same/${known.requestId})"`).exec(nearby)![1]!
    const joined = await adviser.post(same, {
      'q-name': 'Jo',
      'q-email': 'jo@resident.example',
      'q-phone': '',
      'q-safe': 'email',
      words: 'Deeper now',
    })
    assert.match(wordsOf(joined.body), new RegExp(`They follow it now.*${formatCode(known.reference)}`))
    const { participants, updates } = await read(known.requestId)
    assert.ok(participants.some(person => person.email === 'jo@resident.example'))
    assert.equal(updates[0]!.words, 'Deeper now')
  })

  test('shows any employee what is public nearby in the whole form too, and lets her add the caller', async () => {
    const place = { lat: 51.5011, lng: -2.0511, words: 'By the weir' }
    const known = await buildRequest(ctx, { service: 'pothole', place })
    const began = await employee.post('/staff/take/services/pothole', { danger: 'no', channel: 'phone' })
    const draft = began.location.split('/')[4]!
    const path = `/staff/take/form/${draft}`
    const spot: Record<string, string> = { 'q-lat': '51.5012', 'q-lng': '-2.0511', 'q-words': 'Weir' }
    for (const [question, answer] of Object.entries({ _who: { q: 'me' }, _details: { q: 'yes' }, where: spot }))
      await employee.post(`${path}/q/${question}`, answer)
    assert.match(wordsOf((await employee.get(`${path}/nearby`)).body), /By the weir/)
    const same = `${path}/same/${known.requestId}`
    assert.match(wordsOf((await employee.get(same)).body), /By the weir Pothole, asked/)
    const joined = await employee.post(same, {
      'q-name': '',
      'q-email': 'weir@resident.example',
      'q-safe': 'email',
      words: '',
    })
    assert.match(wordsOf(joined.body), /They follow it now/)
  })

  test('takes up a form that somebody saved, by its code, at the question where she left it', async () => {
    const { id, secret } = await startDraft(ctx, { service: 'compliment' })
    const draft = await getDraft(ctx, id, secret)
    const [first] = Object.keys(draft.answers)
    await saveAnswer(ctx, draft, first ?? 'kind', 'compliment', '_who')
    const code = await makeResumeCode(ctx, draft)
    const sent = newReference()
    const search = await adviser.post('/staff/take/resume', { code: formatCode(sent), channel: 'phone' })
    assert.equal(search.location, `/staff/search?text=${sent}`, 'she has sent it already')
    const wrong = await adviser.post('/staff/take/resume', { code: '123 456', channel: 'phone' })
    assert.match(wordsOf(wrong.body), /some are missing/)
    const { location } = await adviser.post('/staff/take/resume', { code: formatCode(code), channel: 'phone' })
    assert.equal((await adviser.get(location)).location, `/staff/take/form/${id}/q/_who`)
    const asked = wordsOf((await adviser.get(`/staff/take/form/${id}/q/_who`)).body)
    assert.match(asked, /Do they ask for themselves\?.*For themselves.*For somebody else/)
    for (const [question, answer] of Object.entries({ _who: 'me', _details: 'yes' }))
      await adviser.post(`/staff/take/form/${id}/q/${question}`, { q: answer })
    const reach = (await adviser.get(`/staff/take/form/${id}/q/_contact`)).body
    assert.match(reach, /How can we reach them\?/)
    assert.doesNotMatch(reach, /autocomplete="(name|email|tel)"/, 'the browser knows only the colleague')
  })

  test('gives the caller a code of her own, to be read out', async () => {
    const began = await adviser.post('/staff/take/services/compliment', { channel: 'phone' })
    const save = began.location.replace(/\/q\/.*/, '/save')
    const { body } = await adviser.post(save, {})
    assert.match(wordsOf(body), /Read this out, slowly \d{3} \d{3} \d{3} \d \d \d, \d \d \d, \d \d \d/)
    assert.match(wordsOf((await adviser.post(save, { to: 'rosa@' })).body), /There is a problem/)
    const byPhone = wordsOf((await adviser.post(save, { to: '07700 900123' })).body)
    assert.match(byPhone, /Enter an email address: no texts are sent from here/)
    const sent = wordsOf((await adviser.post(save, { to: 'rosa@resident.example' })).body)
    assert.match(sent, /works until .+ We are sending it to rosa@resident\.example too/)
    const code = /\d{3} \d{3} \d{3}/.exec(sent)![0]
    const mails = ctx.db
      .selectFrom('channels.messages')
      .select('words')
      .where('recipient', '=', 'rosa@resident.example')
    const { words } = await mails.executeTakeFirstOrThrow()
    assert.ok(words.includes(code) && words.includes('/resume'), words)
  })

  test('is not for who may take nothing', async () => {
    const councillor = await site.signedIn(['councillor'], { name: 'Taking councillor' })
    for (const path of [
      '/staff/take',
      '/staff/take/quick',
      '/staff/take/resume',
      '/staff/taken',
      '/staff/take/services/pothole',
    ])
      assert.equal((await councillor.get(path)).status, 404, path)
  })
})

describe('taking it in 30 seconds', () => {
  const hurry = { words: 'Rats next door', service: 'pests', channel: 'field', 'q-near': 'SN15 1ER', 'q-words': '' }

  test('needs no more than words; the form’s own questions can wait', async () => {
    const { location } = await employee.post('/staff/take/quick', {
      words: 'Somebody should ring Mrs Sample',
      channel: 'phone',
    })
    const request = await read(takenId(location))
    assert.deepEqual(
      [request.service, request.details, request.channel],
      ['something-else', 'Somebody should ring Mrs Sample', 'phone'],
    )
  })

  test('keeps no number of a card', async () => {
    const words = `Paid with ${CARD}`
    await employee.post('/staff/take/quick', {
      ...hurry,
      words,
      'q-words': words,
      'q-name': words,
      'q-email': 'q@q.example',
    })
    assert.deepEqual(await tablesWithCard(ctx.db), [])
  })

  test('keeps the chosen service, the place and who asked', async () => {
    const person = { 'q-name': 'Quin Quick', 'q-email': 'quin@resident.example', 'q-phone': '', safe: 'yes' }
    const { location } = await employee.post('/staff/take/quick', { ...hurry, ...person })
    const request = await read(takenId(location))
    assert.deepEqual([request.service, request.postcode, request.channel], ['pests', 'SN151ER', 'field'])
    assert.deepEqual([request.participants[0]!.email, request.participants[0]!.told], ['quin@resident.example', true])
  })

  test('writes to the address of whom she speaks with, where there is no other way', async () => {
    const colleague = await site.signedIn(['employee', 'adviser'], { name: 'Ada Letters' })
    const as = withContext(ctx, { actor: colleague.person })
    const interactionId = await startConversation(as, { channel: 'phone', direction: 'in' })
    const customerId = await addCustomer(as, {
      name: 'Lena Letter',
      kind: 'person',
      born: null,
      email: '',
      phone: '',
      source: 'customer',
    })
    await openCustomer(as, { customerId, reason: 'speaking' })
    const point = {
      customerId,
      source: 'customer',
      kind: 'address',
      value: '4 Mill Lane, Chippenham',
      postcode: 'SN15 1ER',
      safe: true,
    } as const
    await saveContactPoint(as, { ...point, preferred: false, textOk: false, messageOk: false, neutral: false })
    await identifyCustomer(as, interactionId, { how: 'said', customerId })
    const { location } = await colleague.post('/staff/take/quick', {
      ...hurry,
      'q-name': '',
      'q-email': '',
      'q-phone': '',
    })
    const [reporter] = (await read(takenId(location))).participants
    assert.deepEqual([reporter!.name, reporter!.toldBy], ['Lena Letter', 'letter'])
    assert.match(wordsOf((await colleague.get(`/staff/requests/${takenId(location)}`)).body), /Is told by letter/)
  })

  test('tells nobody where it was not asked whether that is safe', async () => {
    const person = { 'q-name': 'Quin Quick', 'q-email': 'quin2@resident.example', 'q-phone': '' }
    const { location } = await employee.post('/staff/take/quick', { ...hurry, ...person })
    const [reporter] = (await read(takenId(location))).participants
    assert.deepEqual([reporter!.told, reporter!.emailSafe], [false, false])
  })

  test('says how they can follow it: by reference where that works, else by link or by phone only', async () => {
    const person = { 'q-name': 'Quin Quick', 'q-email': 'quin3@resident.example', 'q-phone': '', safe: 'yes' }
    const said = async (more: object) => {
      const { location } = await employee.post('/staff/take/quick', { ...hurry, ...more })
      return wordsOf((await employee.get(location)).body)
    }
    const secret = { service: 'anti-social-behaviour' }
    assert.match(await said(person), /With it, and their postcode, email or phone, they can follow it on the website/)
    const inConfidence = await said({ ...person, ...secret })
    assert.match(inConfidence, /only with the private link in our email/)
    assert.doesNotMatch(inConfidence, /With it, and/)
    assert.match(await said({ ...secret, 'q-email': '' }), /They cannot look it up on the website/)
    const nobody = { service: 'street-light', 'q-email': '', 'q-phone': '', 'q-near': 'SN13 9BX' }
    assert.match(await said(nobody), /they see on the website what everybody sees of it/)
  })

  test('shows an employee what is public nearby, in its public words, and adds the caller to it', async () => {
    const spot = { service: 'pothole', place: { lat: 51.46134, lng: -2.11491, words: 'By the mill' } }
    const there = await buildRequest(ctx, {
      ...spot,
      name: 'Sam Secret',
      answers: { details: 'Ring Sam Secret on 07700 900123' },
    })
    const hole = { words: 'A hole by the mill', service: 'pothole', channel: 'field', key: newId() }
    const place = { 'q-near': 'SN15 1ER', 'q-words': 'By the mill' }
    const person = { 'q-name': 'Jo', 'q-email': 'jo-quick@resident.example', 'q-phone': '', safe: 'yes' }
    const fields = { ...hole, ...place, ...person }
    const shown = await employee.post('/staff/take/quick', fields)
    assert.equal(shown.status, 200, wordsOf(shown.body))
    assert.match(wordsOf(shown.body), /It may be one of these .* By the mill/)
    assert.doesNotMatch(shown.body, /900123|Sam Secret/)
    assert.match(shown.body, /value="jo-quick@resident.example"/)
    const unchosen = await employee.post('/staff/take/quick', { ...fields, looked: 'yes' })
    assert.match(wordsOf(unchosen.body), /Choose whether it is one of these/)
    const joined = await employee.post('/staff/take/quick', { ...fields, same: there.requestId })
    assert.match(wordsOf(joined.body), new RegExp(`They follow it now.*${formatCode(there.reference)}`))
    await employee.post('/staff/take/quick', { ...fields, same: there.requestId })
    const { participants, updates } = await read(there.requestId)
    assert.equal(participants.filter(({ email }) => email === 'jo-quick@resident.example').length, 1)
    assert.equal(updates[0]!.words, 'A hole by the mill')
    assert.match((await employee.post('/staff/take/quick', { ...fields, same: 'none' })).location, /done=taken/)
    const secret = await buildRequest(ctx, { service: 'anti-social-behaviour' })
    assert.equal((await employee.post('/staff/take/quick', { ...fields, same: secret.requestId })).status, 404)
  })

  test('the same form sent twice is one request', async () => {
    const { body } = await employee.get('/staff/take/quick')
    const key = /name="key" value="([^"]+)"/.exec(body)![1]!
    const [first, second] = [
      await employee.post('/staff/take/quick', { ...hurry, key }),
      await employee.post('/staff/take/quick', { ...hurry, key }),
    ]
    assert.equal(first.location, second.location)
  })

  test('says what is missing or wrong, by the box, and keeps the rest', async () => {
    const answer = await employee.post('/staff/take/quick', { words: '', 'q-email': 'not an email', 'q-name': 'Kept' })
    assert.match(wordsOf(answer.body), /Write what they need/)
    const wrong = await employee.post('/staff/take/quick', { ...hurry, 'q-email': 'not an email', 'q-name': 'Kept' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /href="#q-email"/)
    assert.match(wrong.body, /value="Kept"/)
  })

  test('offers the services that the words suggest', async () => {
    const { body } = await employee.post('/staff/take/quick', { words: 'rats next door', look: 'yes' })
    assert.match(body, /name="service" type="radio" value="pests"/)
  })
})

describe('what a colleague took', () => {
  test('is listed for her alone, with what became of it', async () => {
    const { location } = await employee.post('/staff/take/quick', {
      words: 'Bench is broken',
      channel: 'phone',
      service: 'park-or-playground',
    })
    const id = takenId(location)
    await closeRequest(withContext(ctx, { actor: system('test') }), {
      requestId: id,
      outcome: 'done',
      words: 'We mended the bench.',
    })
    const list = wordsOf((await employee.get('/staff/taken')).body)
    assert.match(list, /Park or play.*Done We mended the bench\./)
    assert.match(wordsOf((await employee.get(`/staff/taken/${id}`)).body), /We mended the bench\./)
    assert.equal((await adviser.get(`/staff/taken/${id}`)).status, 404)
    assert.equal((await employee.get(`/staff/requests/${id}`)).status, 404, 'she sees no more than that')
  })

  test('is found by its reference by whoever took it, what was said in confidence too', async () => {
    for (const service of ['park-or-playground', 'anti-social-behaviour']) {
      const { location } = await employee.post('/staff/take/quick', { words: 'Loud', channel: 'phone', service })
      const { reference } = await read(takenId(location))
      const found = `/staff/search?text=${reference}`
      assert.equal((await employee.get(found)).location, `/staff/taken/${takenId(location)}`, service)
    }
  })
})
