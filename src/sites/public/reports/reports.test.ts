import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { addStaff, testDatabase } from '../../../../test/support/database.ts'
import { testWeb } from '../../../../test/support/web.ts'
import {
  cancelRequest,
  closeRequest,
  confirmClosure,
  followRequest,
  mergeRequests,
  openSubmission,
  participantToken,
  readRequest,
  releasePhoto,
  reporterFrom,
  withdrawWords,
  writeUpdate,
} from '../../../modules/requests/index.ts'
import type { StaffActor } from '../../../platform/actor.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { keepUpload } from '../../../platform/uploads/index.ts'

const database = await testDatabase({ after }, { template: 'wiltshire' })
const { visitor } = await testWeb({ after }, database)
const { ctx } = database
const leader: StaffActor = await addStaff(ctx(), { roles: ['employee', 'officer', 'team-leader'], teams: ['highways'] })
const asLeader = () => ctx({ actor: leader })

const CHIPPENHAM = { lat: 51.4585, lng: -2.1158, words: 'outside number 12', postcode: 'SN15 1ER' }
const SALISBURY = { lat: 51.0693, lng: -1.7957, words: 'by the cathedral', postcode: 'SP1 2EJ' }
/** The smallest JPEG; the photo port of this test takes it as it is. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AKp//2Q==',
  'base64',
)

interface Asked {
  details?: string
  place?: typeof CHIPPENHAM
  service?: string
  name?: string
  photos?: string[]
  onBehalf?: { authority: string; of: string }
  daysAgo?: number
}

let asked = 0

/** Somebody reports a pothole in Chippenham, unless told otherwise. */
async function report({
  details,
  place = CHIPPENHAM,
  service = 'pothole',
  name,
  photos,
  onBehalf,
  daysAgo = 0,
}: Asked = {}) {
  const number = ++asked
  const at = new Date(Date.now() - daysAgo * 86_400_000 + number)
  const reporter = { name: name ?? 'Imogen Reporter', email: `imogen-${number}@example.test`, phone: '+447700900123' }
  const [opened] = await openSubmission(ctx({ now: () => at }), {
    key: `reports-${number}`,
    language: 'en',
    reporter: reporterFrom({ ...reporter, ...(onBehalf && { onBehalf }) }),
    requests: [{ service, place, answers: details === undefined ? {} : { details }, ...(photos && { photos }) }],
  })
  return opened!
}

const page = async (reference: string) => visitor().get(`/reports/${reference}`)
const closing = { outcome: 'done', words: 'We filled it.' } as const

describe('a public report', () => {
  test('shows the service, the place, the words marked public and what was promised', async () => {
    const { reference } = await report({ details: 'Cars swerve to miss it' })
    const { status, body } = await page(reference)
    assert.equal(status, 200)
    for (const shown of ['Pothole', 'outside number 12', 'Cars swerve to miss it', 'we will look at it', 'We have it'])
      assert.ok(body.includes(shown), shown)
  })

  test('shows no name, email, phone or address of anybody, wherever it was written', async () => {
    const place = { ...CHIPPENHAM, words: 'by Jane Sample’s gate, call 07700 900456 or jane.sample@example.org' }
    const details = `I am Imogen Reporter and live at 14 Park Lane. Ring 07700 900123, mail imogen@example.org.
Mrs Doris Example of 3 High Street saw it, her number is 01632 960789, NI AB 12 34 56 C. Now Doris is upset.`
    const onBehalf = { authority: 'carer', of: 'Doris Example' }
    const { reference, requestId } = await report({ details, place, onBehalf })
    await writeUpdate(asLeader(), {
      requestId,
      audience: 'public',
      words: 'Imogen Reporter rang us from 07700 900123.',
    })
    await closeRequest(asLeader(), { requestId, outcome: 'done', words: 'Done, Imogen. Write to imogen@example.org.' })
    const personal =
      /Imogen|Reporter|Doris|Example\b|Jane|Sample|07700|01632 960789|900123|900456|@example|14 Park|\b3 High|AB 12/
    // The digits of a reference are drawn by lot: one in some thousands has those of a phone number in it.
    const references = new RegExp(`${reference}|${formatCode(reference)}|/reports/\\d+`, 'g')
    for (const path of [`/reports/${reference}`, '/reports', '/areas/chippenham'])
      assert.doesNotMatch((await visitor().get(path)).body.replace(references, ''), personal, path)
  })

  test('shows hostile words as words, and masks among them', async t => {
    const file = new URL('../../../../../shared/data/lists/blns.json', import.meta.url)
    if (!existsSync(file)) t.diagnostic('without ../shared: only the strings written here')
    const listed: string[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []
    const strings = ['<script>alert(1)</script>', '{{ 7*7 }}', '"><img src=x onerror=alert(1)>', ...listed].map(each =>
      each.replaceAll('\0', ''),
    )
    const { reference } = await report({
      details: `${strings.join('\n\n')}\n\nmail me at imogen@example.org`,
      place: { ...CHIPPENHAM, words: strings.slice(0, 3).join(' ') },
    })
    const { status, body } = await page(reference)
    assert.equal(status, 200)
    assert.doesNotMatch(body, /<script>alert|<img src=x|imogen@example/)
    assert.ok(body.includes('&#60;script&#62;alert(1)') || body.includes('&lt;script&gt;alert(1)'))
    assert.ok(body.includes('{{ 7*7 }}'))
  })

  test('is not found once its reporter took her words back, nor are its photos', async () => {
    const photo = await keepUpload(ctx(), { field: 'q', name: 'hole.jpg', bytes: JPEG }, 'photo')
    const { reference, participantId, requestId } = await report({ photos: [photo.id] })
    await releasePhoto(asLeader(), { requestId, fileId: photo.id, release: true })
    assert.equal((await page(reference)).status, 200)
    await withdrawWords(ctx(), { participantId })
    assert.equal((await page(reference)).status, 404)
    assert.equal((await visitor().get(`/reports/${reference}/photos/${photo.id}`)).status, 404)
    assert.equal((await visitor().get(`/reports/${reference}/follow`)).status, 404)
    assert.ok(!(await visitor().get('/reports')).body.includes(reference))
  })

  test('is not found for what is private, nor for no reference at all', async () => {
    const { reference } = await report({ service: 'noise' })
    assert.equal((await page(reference)).status, 404)
    assert.equal((await page('123456789012')).status, 404)
    assert.equal((await page("'; drop table requests.requests; --")).status, 404)
  })

  test('does not say why somebody took it back', async () => {
    const { reference, participantId } = await report()
    await cancelRequest(ctx(), { participantId, words: 'I am moving in with my sister', because: 'taken back' })
    const { body } = await page(reference)
    assert.ok(body.includes('The person who reported it took it back'))
    assert.doesNotMatch(body, /sister/)
    assert.doesNotMatch(body, /whether it is sorted/)
  })

  test('leads to the report it was joined into, and is in no list any more', async () => {
    const kept = await report()
    const joined = await report()
    await mergeRequests(asLeader(), { requestId: joined.requestId, into: kept.requestId, words: 'The same hole.' })
    assert.ok((await page(joined.reference)).body.includes(`/reports/${kept.reference}`))
    const { body } = await visitor().get('/reports')
    assert.ok(body.includes(kept.reference))
    assert.ok(!body.includes(joined.reference))
  })

  test('asks search engines to leave it alone, because it can be taken back', async () => {
    const { reference } = await report()
    assert.ok((await page(reference)).body.includes('<meta name="robots" content="noindex">'))
  })
})

describe('whether it is sorted', () => {
  const answered = async (...answers: boolean[]) => {
    const opened = await report()
    const followers: string[] = [opened.participantId]
    for (const [index] of answers.slice(1).entries()) {
      const reporter = reporterFrom({ email: `follower-${index}@example.test` })
      const key = `sorted-${opened.requestId}-${index}`
      followers.push(
        (await followRequest(ctx(), { requestId: opened.requestId, key, reporter, language: 'en' })).participantId,
      )
    }
    await closeRequest(asLeader(), {
      requestId: opened.requestId,
      outcome: 'refused',
      words: 'Not deep enough.',
      challenge: 'Write to us.',
    })
    for (const [index, sorted] of answers.entries())
      await confirmClosure(ctx(), { participantId: followers[index]!, sorted, words: '' })
    return (await page(opened.reference)).body
  }

  test('silence is said as silence', async () => {
    assert.ok((await answered()).includes('Nobody has told us yet whether it is sorted.'))
  })

  test('one answer is one answer', async () => {
    assert.ok((await answered(false)).includes('The person who answered says that it is not sorted.'))
  })

  test('several are counted among those who answered', async () => {
    const body = await answered(true, true, false, true)
    assert.ok(body.includes('3 of 4 people who answered say that it is sorted.'))
    assert.doesNotMatch(body, /\d ?%/)
  })
})

describe('photos of a report', () => {
  test('are shown only once somebody released them, may be kept by caches, and carry no cookie', async () => {
    const photo = await keepUpload(ctx(), { field: 'q', name: 'hole.jpg', bytes: JPEG }, 'photo')
    const { reference, requestId } = await report({ photos: [photo.id] })
    const path = `/reports/${reference}/photos/${photo.id}`
    assert.equal((await visitor().get(path)).status, 404)
    assert.ok(!(await page(reference)).body.includes(photo.id))
    await releasePhoto(asLeader(), { requestId, fileId: photo.id, release: true })
    const { status, headers, bytes } = await visitor().get(path)
    assert.equal(status, 200)
    assert.equal(headers['content-type'], 'image/jpeg')
    assert.match(String(headers['cache-control']), /public/)
    assert.equal(headers['set-cookie'], undefined)
    assert.deepEqual(bytes, JPEG)
    assert.ok((await page(reference)).body.includes(photo.id))
  })

  test('are not found under the reference of another report', async () => {
    const photo = await keepUpload(ctx(), { field: 'q', name: 'hole.jpg', bytes: JPEG }, 'photo')
    const { requestId } = await report({ photos: [photo.id] })
    await releasePhoto(asLeader(), { requestId, fileId: photo.id, release: true })
    const other = await report()
    assert.equal((await visitor().get(`/reports/${other.reference}/photos/${photo.id}`)).status, 404)
    assert.equal((await visitor().get(`/reports/${other.reference}/photos/no-id`)).status, 404)
  })

  test('of the result stand with how it ended', async () => {
    const photo = await keepUpload(ctx(), { field: 'q', name: 'mended.jpg', bytes: JPEG }, 'photo')
    const { reference, requestId } = await report()
    await closeRequest(asLeader(), { requestId, ...closing, photos: [photo.id] })
    assert.match((await page(reference)).body, /Photo of the result 1/)
  })
})

describe('the list of reports', () => {
  const shown = async (path: string, cookies = visitor()) =>
    [...(await cookies.get(path)).body.matchAll(/<a class="govuk-link" href="\/reports\/(\d{12})">/g)].map(
      ([, reference]) => reference,
    )

  test('is for everywhere, newest first, a page at a time, none twice and none left out', async () => {
    for (let count = 0; count < 22; count++) await report({ place: SALISBURY, service: 'litter' })
    const seen: string[] = []
    let path = '/reports?area=salisbury&service=litter'
    for (let pages = 0; path; pages++) {
      assert.ok(pages < 5)
      const { body } = await visitor().get(path)
      seen.push(...[...body.matchAll(/href="\/reports\/(\d{12})"/g)].map(([, reference]) => reference!))
      path = (/href="([^"]+)" rel="next"/.exec(body)?.[1] ?? '').replaceAll('&amp;', '&')
    }
    const rows = await database.db
      .selectFrom('requests.requests')
      .select('reference')
      .where('service_slug', '=', 'litter')
      .orderBy('opened_at', 'desc')
      .execute()
    assert.deepEqual(
      seen,
      rows.map(row => row.reference),
    )
  })

  test('shows an area, a service, open or closed as chosen, and forgets choices that make no sense', async () => {
    const [here, there] = [
      await report({ service: 'graffiti' }),
      await report({ service: 'graffiti', place: SALISBURY }),
    ]
    const mended = await report({ service: 'pothole' })
    await closeRequest(asLeader(), { requestId: mended.requestId, ...closing })
    assert.deepEqual(await shown('/reports?area=chippenham&service=graffiti'), [here.reference])
    assert.deepEqual(await shown('/reports?area=&service=graffiti'), [there.reference, here.reference])
    assert.ok((await shown('/reports?state=closed')).includes(mended.reference))
    assert.ok(!(await shown('/reports?state=open')).includes(mended.reference))
    assert.deepEqual(await shown('/reports?area=atlantis&service=graffiti&state=maybe&before=now~then'), [
      there.reference,
      here.reference,
    ])
    assert.deepEqual(await shown('/reports?service=noise'), await shown('/reports'))
  })

  test('begins with the area round the postcode that the visitor gave', async () => {
    const neighbour = visitor()
    const { reference } = await report({ service: 'tree' })
    const far = await report({ service: 'tree', place: SALISBURY })
    await neighbour.post('/postcode', { postcode: 'SN15 1ER' })
    assert.deepEqual(await shown('/reports?service=tree', neighbour), [reference])
    assert.deepEqual(await shown('/reports?area=&service=tree', neighbour), [far.reference, reference])
  })

  test('is where one is in the menu, with and without choices', async () => {
    for (const path of ['/reports', '/reports?area=tidworth'])
      assert.match((await visitor().get(path)).body, /href="\/reports" aria-current="page"/)
  })

  test('says so when there is nothing, with a way on', async () => {
    const { status, body } = await visitor().get('/reports?area=tidworth&service=speeding')
    assert.equal(status, 200)
    assert.match(body, /Nobody has reported anything like this here/)
    assert.match(body, /Show all reports/)
  })
})

describe('the page of an area', () => {
  test('counts what was reported of late and how much of it is closed', async () => {
    const place = { lat: 51.2606, lng: -2.1884, words: '', postcode: 'BA13 3BN' }
    const [mended] = [await report({ place, service: 'pothole' }), await report({ place, service: 'pothole' })]
    await report({ place, service: 'pothole', daysAgo: 100 })
    await closeRequest(asLeader(), { requestId: mended!.requestId, ...closing })
    const { body } = await visitor().get('/areas/westbury')
    assert.match(body, /people sent 2 reports: 1 open, 1 closed/)
    assert.match(body, /Pothole<\/a><\/th>\s*<td[^>]*>1<\/td>\s*<td[^>]*>1<\/td>/)
  })

  test('is there for wards too, and not for anything else', async () => {
    assert.equal((await visitor().get('/areas/E05013433')).status, 200)
    assert.equal((await visitor().get('/areas/atlantis')).status, 404)
  })
})

describe('keeping somebody informed', () => {
  const joined = (requestId: string) =>
    database.db
      .selectFrom('requests.participants')
      .select('id')
      .where('request_id', '=', requestId)
      .where('role', '=', 'follower')
      .execute()

  test('joins her and shows her own page', async () => {
    const { reference, requestId } = await report()
    const { status, location } = await visitor().post(`/reports/${reference}/follow`, {
      'q-email': 'neighbour@example.test',
      'q-safe': 'email',
    })
    assert.equal(status, 303)
    const [follower, ...more] = await joined(requestId)
    assert.equal(more.length, 0)
    assert.equal(location, `/sent/${await participantToken(ctx(), follower!.id)}`)
  })

  test('asks what is safe to use as every form does, and keeps to it', async () => {
    const { reference, requestId } = await report()
    const path = `/reports/${reference}/follow`
    const both = { 'q-email': 'wary@example.test', 'q-phone': '07700 900555' }
    for (const safe of [[], ['text']]) {
      const email = { 'q-email': 'wary@example.test', 'q-phone': '' }
      const { status, body } = await visitor().post(path, { ...email, 'q-safe': safe })
      assert.equal(status, 422)
      assert.match(body, /href="#q-safe"/)
    }
    const { location } = await visitor().post(path, { ...both, 'q-safe': ['phone', 'message'] })
    const { participants } = await readRequest(asLeader(), requestId)
    const wary = participants.find(({ role }) => role === 'follower')!
    assert.deepEqual([wary.emailSafe, wary.phoneSafe, wary.textOk, wary.told], [false, true, false, true])
    const { body } = await visitor().get(location)
    assert.doesNotMatch(body, /take it back|We are sending you this by email/)
    assert.match(body, /stop hearing about it/)
  })

  test('says what is missing and keeps what was typed', async () => {
    const { reference, requestId } = await report()
    const { status, body } = await visitor().post(`/reports/${reference}/follow`, {
      'q-name': 'Kim Kind',
      'q-email': 'kim',
    })
    assert.equal(status, 422)
    assert.ok(body.includes('Kim Kind'))
    assert.ok(body.includes('There is a problem'))
    assert.deepEqual(await joined(requestId), [])
  })

  test('pressing twice is once; somebody else at the same page joins for herself', async () => {
    const { reference, requestId } = await report()
    const path = `/reports/${reference}/follow`
    const library = visitor()
    const key = /name="key" value="([^"]+)"/.exec((await library.get(path)).body)![1]!
    const first = await library.post(path, { key, 'q-email': 'first@example.test', 'q-safe': 'email' })
    const again = await library.post(path, { key, 'q-email': 'first@example.test', 'q-safe': 'email' })
    const second = await library.post(path, { key, 'q-email': 'second@example.test', 'q-safe': 'email' })
    assert.equal(again.location, first.location)
    assert.notEqual(second.location, first.location)
    assert.equal((await joined(requestId)).length, 2)
  })

  test('is not offered for what is closed', async () => {
    const { reference, requestId } = await report()
    await closeRequest(asLeader(), { requestId, ...closing })
    assert.ok(!(await page(reference)).body.includes('Keep me informed'))
    const { status, location } = await visitor().get(`/reports/${reference}/follow`)
    assert.deepEqual([status, location], [303, `/reports/${reference}`])
  })
})
