import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { findReferral, hearBodies } from '../../src/modules/referrals/index.ts'
import {
  closeRequest,
  findByReference,
  openSubmission,
  readRequest,
  writeUpdate,
} from '../../src/modules/requests/index.ts'
import { newId } from '../../src/platform/id.ts'
import { keepUpload } from '../../src/platform/uploads/index.ts'
import { system } from '../support/actors.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { roadPhoto } from '../support/photo.ts'
import { startProgram } from '../support/program.ts'
import { journey, linkIn, press, signIn } from './steps.ts'

const ADMIN = { email: 'admin@demo.example', roles: ['employee' as const, 'administrator' as const], teams: [] }
const OFFICER = { email: 'officer@demo.example', roles: ['employee' as const, 'officer' as const], teams: ['highways'] }
const ROSA = 'rosa@resident.example'
const council = await startProgram({ after }, { staff: [ADMIN, OFFICER] })
/** The other body runs Firstpoint too. */
const body = await startProgram({ after }, { staff: [OFFICER] })
const browser = await openBrowser({ after })
const admin = await browser.visit('desktop')
const officer = await browser.visit('desktop')
const rosa = await browser.visit('phone')
const [ours, theirs] = [council, body].map(({ ctx }) => ctx({ actor: system('test') })) as [
  ReturnType<typeof council.ctx>,
  ReturnType<typeof council.ctx>,
]
let reference = ''
let requestId = ''
let pictured = ''
let link = ''

/** As another system asks: the answer is its reference here. */
async function report(description: string): Promise<string> {
  const fields = {
    service_code: 'pothole',
    lat: '51.4585',
    long: '-2.1158',
    description,
  }
  const who = { api_key: 'demo', email: ROSA, first_name: 'Rosa', last_name: 'Sample' }
  const chosen = { 'attribute[size]': 'large', 'attribute[depth]': 'deep', 'attribute[position]': 'edge' }
  const answer = await fetch(`${council.url}/open311/v2/requests.json`, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, ...who, ...chosen }),
  })
  return ((await answer.json()) as { service_request_id: string }[])[0]!.service_request_id
}

async function theirNumber(of = requestId): Promise<string> {
  for (let look = 0; look < 400; look++) {
    const referral = await findReferral(ours, of)
    if (referral?.theirId) return referral.theirId
    await pause(50)
  }
  throw new Error('Nothing was sent')
}

/** What was added to the request there, once there is so much. */
async function theirNotes(least: number, of = requestId): Promise<string[]> {
  const there = (await findByReference(theirs, (await theirNumber(of)).replaceAll(/\D/g, '')))!
  for (let look = 0; look < 400; look++) {
    const { updates } = await readRequest(theirs, there)
    if (updates.length >= least) return updates.map(({ words }) => words)
    await pause(50)
  }
  throw new Error('Nothing was passed on')
}

journey('what another body deals with goes to it, and its words come back', {
  async 'an administrator adds the body and what goes to it'() {
    await signIn(admin, council.url, ADMIN.email)
    await admin.goto(`${council.url}/staff/bodies`)
    await expectAccessible(admin)
    await press(admin, 'Add the body')
    await admin.getByText('Enter what it is called').first().waitFor()
    await admin.getByLabel('What is it called?').fill('National Roads')
    await admin.getByLabel('Address of its Open311 server').fill(`${body.url}/open311/v2`)
    await admin.getByLabel('The key it gave us').fill('demo')
    await press(admin, 'Add the body')
    await admin.getByText('The body is added.').waitFor()
    await admin.getByRole('link', { name: 'Ask it for its services' }).click()
    await admin.getByText('Pothole: pothole').waitFor()
    await expectAccessible(admin)
    await admin.getByLabel('Which service?').selectOption('pothole')
    await admin.getByLabel('Which of its services is that?').fill('pothole')
    await press(admin, 'Send it these requests')
    await admin.getByText('Pothole in all of our area').first().waitFor()
  },

  async 'a resident’s report goes there, without who asked'() {
    reference = (await report('A deep hole by the bus stop')).replaceAll(/\D/g, '')
    requestId = (await findByReference(ours, reference))!
    await council.settle()
    const there = await findByReference(theirs, (await theirNumber()).replaceAll(/\D/g, ''))
    assert.ok(there)
    const { answers, details, participants } = await readRequest(theirs, there)
    const told = JSON.stringify([answers, details, participants])
    assert.match(told, /deep hole by the bus stop/)
    assert.doesNotMatch(told, /Rosa|rosa/)
    link = linkIn(council.outbox(ROSA)[0]!.text)
    await rosa.goto(link)
    await rosa.getByText('National Roads deals with this, not us. We have sent it on to them').waitFor()
    await expectAccessible(rosa)
  },

  async 'the photo she attached can be opened there, with the link alone'() {
    const upload = { field: 'photos', name: 'hole.jpg', bytes: await roadPhoto({ lat: 51.4585, lng: -2.1158 }) }
    const { id: photo } = await keepUpload(ours, upload, 'photo')
    const place = { lat: 51.4585, lng: -2.1158, words: 'By the school' }
    const asked = { service: 'pothole', answers: {}, details: 'A hole with a photo', place, photos: [photo] }
    const [opened] = await openSubmission(ours, { key: newId(), language: 'en', reporter: null, requests: [asked] })
    pictured = opened!.requestId
    await council.settle()
    const there = (await findByReference(theirs, (await theirNumber(pictured)).replaceAll(/\D/g, '')))!
    const [, link] = /Picture: (\S+)/.exec((await readRequest(theirs, there)).updates[0]!.words)!
    const answer = await fetch(link!)
    assert.equal(answer.headers.get('content-type'), 'image/jpeg')
    assert.equal((await sharp(await answer.arrayBuffer()).metadata()).exif, undefined)
  },

  async 'what she adds later, and what a colleague writes to everybody, goes there once, and nothing of it comes back'() {
    await rosa.goto(`${link}/information`)
    await rosa.getByLabel('What should we know?').fill('It is deeper now. Rosa Sample, 07700 900123')
    const buffer = await roadPhoto({ lat: 51.4585, lng: -2.1158 })
    await rosa.getByLabel('Photos (optional)').setInputFiles({ name: 'deeper.jpg', mimeType: 'image/jpeg', buffer })
    await press(rosa, 'Send')
    await rosa.getByText('Thank you.').waitFor()
    await writeUpdate(ours, { requestId, audience: 'staff', words: 'She rings often.' })
    await writeUpdate(ours, { requestId: pictured, audience: 'public', words: 'There is a cone round it.' })
    await council.settle()
    const [hers] = await theirNotes(1)
    const [, cone] = await theirNotes(2, pictured)
    assert.match(hers!, /It is deeper now\./)
    assert.doesNotMatch(hers!, /Rosa|07700/)
    const photo = await fetch(/Picture: (\S+)/.exec(hers!)![1]!)
    assert.equal(photo.headers.get('content-type'), 'image/jpeg')
    assert.match(cone!, /^Wiltshire Council: There is a cone round it\./)
    await hearBodies(ours)
    await council.settle()
    assert.equal((await readRequest(ours, requestId)).updates.length, 2)
    assert.deepEqual([(await theirNotes(1)).length, (await theirNotes(2, pictured)).length], [1, 2])
  },

  async 'what its officer writes is told to her as theirs'() {
    const there = (await findByReference(theirs, (await theirNumber()).replaceAll(/\D/g, '')))!
    await writeUpdate(theirs, { requestId: there, audience: 'public', words: 'A crew comes on Monday.' })
    await hearBodies(ours)
    await council.settle()
    await rosa.reload()
    assert.match(await rosa.locator('.fp-timeline').innerText(), /National Roads wrote.*A crew comes on Monday\./s)
    assert.match(council.outbox(ROSA).at(-1)!.text, /National Roads: A crew comes on Monday\./)
    await closeRequest(theirs, { requestId: there, outcome: 'done', words: 'Filled with hot asphalt.' })
    await hearBodies(ours)
    await council.settle()
    await rosa.reload()
    assert.match(await rosa.locator('.fp-state').innerText(), /National Roads: .*Filled with hot asphalt\./s)
    assert.match(council.outbox(ROSA).at(-1)!.text, /Filled with hot asphalt/)
  },

  async 'the officer sees who has it, and takes one back'() {
    const second = (await report('Another hole, by the school')).replaceAll(/\D/g, '')
    requestId = (await findByReference(ours, second))!
    await council.settle()
    await theirNumber()
    await signIn(officer, council.url, OFFICER.email)
    await officer.goto(`${council.url}/staff/requests/${requestId}`)
    await officer.getByText('National Roads deals with it.').waitFor()
    await officer.getByText('goes to them too, without names and numbers').waitFor()
    await expectAccessible(officer)
    await press(officer, 'We deal with it ourselves')
    await officer.getByText('We deal with it ourselves now').waitFor()
    assert.equal(await findReferral(ours, requestId), null)
  },
})
