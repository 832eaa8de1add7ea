import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readArrivals, receiveArrival } from '../../../modules/channels/index.ts'
import { arrivalReader, receiveLetter } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { system } from '../../../platform/actor.ts'
import { withContext } from '../../../platform/context.ts'
import type { ScannedPage, ScanPort } from '../../../platform/ports.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx({ actor: system('post') })
const adviser = await site.signedIn(['adviser'], { teams: ['customer-services'], name: 'Adviser' })
const DANGER = 'My husband hits me and I am afraid of him.'

/** A letter as if the machine had read it so. */
async function sendLetter(page: Partial<ScannedPage>): Promise<void> {
  const scanned = {
    image: Buffer.from(`page of ${page.words}`),
    width: 10,
    height: 14,
    codes: [],
    words: '',
    confidence: 0,
    ...page,
  }
  const scans: ScanPort = { read: (_bytes, onPage) => onPage(scanned, 1), stop: async () => {} }
  await receiveLetter(ctx, { name: 'scan.pdf', bytes: Buffer.from(`scan of ${page.words}`) })
  const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
  await readArrivals(withContext(ctx, { ports: { ...ctx.ports, scans } }), reader, { media: ['letter'] })
}

const lastReceived = async () =>
  (await ctx.db.selectFrom('correspondence.received').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
const isAway = async (id: string) =>
  (await ctx.db.selectFrom('interactions.waiting').select('put_away_at').where('id', '=', id).executeTakeFirstOrThrow())
    .put_away_at !== null

test('the page of a mail and of a letter says that somebody may be in danger and whom to ring', async () => {
  await sendMail(ctx, { from: 'a@home.example', words: DANGER })
  const mail = `/staff/mail/${await lastReceived()}`
  await sendLetter({ words: DANGER, confidence: 95 })
  const letter = `/staff/post/letters/${await lastReceived()}`
  await sendLetter({ words: `${DANGER} Please come`, confidence: 20 })
  const unsure = `/staff/post/letters/${await lastReceived()}`
  for (const path of [mail, letter, unsure]) {
    const { status, body } = await adviser.get(path)
    assert.equal(status, 200, path)
    assert.match(wordsOf(body), /somebody may be in danger If somebody is in danger right now, ring 999 first\./, path)
    assert.match(body, /<a class="govuk-link" href="tel:999">/, path)
  }
  await sendLetter({ words: 'The lamp in our road is dark.', confidence: 95 })
  assert.doesNotMatch((await adviser.get(`/staff/post/letters/${await lastReceived()}`)).body, /in danger/)
})

test("'Nothing to do' asks once more of what may mean danger, and of nothing else", async () => {
  await sendMail(ctx, { from: 'b@home.example', words: DANGER })
  const danger = await lastReceived()
  const asked = await adviser.post(`/staff/mail/${danger}/act`, { act: 'away' })
  assert.equal(await isAway(danger), false)
  assert.match(
    wordsOf((await adviser.get(asked.location)).body),
    /Have you read all of it, and is there nothing to do\?/,
  )
  await adviser.post(`/staff/mail/${danger}/act`, { act: 'away', sure: 'yes' })
  assert.equal(await isAway(danger), true)
  await sendMail(ctx, { from: 'c@home.example', words: 'Thank you for the new bench.' })
  const thanks = await lastReceived()
  await adviser.post(`/staff/mail/${thanks}/act`, { act: 'away' })
  assert.equal(await isAway(thanks), true)
})

test('Post counts the letters that could not be read, and no mails', async () => {
  const broken = { source: 'test', sender: '', recipients: [], raw: Buffer.from('x'), mediaType: 'x', problem: 'cut' }
  await receiveArrival(ctx, { ...broken, medium: 'email', sourceKey: 'mail' })
  assert.doesNotMatch((await adviser.get('/staff/post')).body, /could not be read/)
  await receiveArrival(ctx, { ...broken, medium: 'letter', sourceKey: 'letter' })
  assert.match((await adviser.get('/staff/post')).body, /One letter could not be read/)
})
