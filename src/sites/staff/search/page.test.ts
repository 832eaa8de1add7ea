import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { followAll } from '../../../../test/support/database.ts'
import { listReceived, readReceived } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { startConversation } from '../../../modules/interactions/index.ts'
import { changeTeam } from '../../../modules/organisation/index.ts'
import { searchFollower } from '../../../modules/requests/index.ts'
import { buildRequest } from '../../../modules/requests/testing.ts'
import { system } from '../../../platform/actor.ts'
import { formatCode } from '../../../platform/spoken-code/index.ts'
import { testStaffSite, wordsOf } from '../testing.ts'

const site = await testStaffSite({ after })
const ctx = site.database.ctx()
const program = site.database.ctx({ actor: system('test') })
const officer = await site.signedIn(['officer'], { teams: ['highways'], name: 'Olive Officer' })
const place = { lat: 51.46104, lng: -2.11491, words: 'By the church', postcode: 'SN15 1ER' }
const hole = await buildRequest(ctx, {
  words: 'Crater by the lychgate',
  name: 'Zebedee Unusual',
  email: 'z@resident.example',
  place,
})
const hidden = await buildRequest(ctx, {
  words: 'Lychgate secret',
  name: 'Zuleika Hidden',
  email: 'zh@resident.example',
  place,
  sensitive: true,
  team: 'adult-care',
})
await followAll(ctx, searchFollower)

const search = async (text: string, visitor = officer) => visitor.get(`/staff/search?text=${encodeURIComponent(text)}`)

describe('the search', () => {
  test('leads straight to a reference, however it is written', async () => {
    for (const written of [hole.reference, formatCode(hole.reference), `Ref: ${hole.reference}`])
      assert.equal((await search(written)).location, `/staff/requests/${hole.requestId}`, written)
  })

  test('finds by postcode, its beginning, a name and words', async () => {
    for (const text of ['SN15 1ER', 'sn15 1', 'Zebedee', 'lychgate']) {
      const { body } = await search(text)
      assert.match(body, new RegExp(`/staff/requests/${hole.requestId}`), text)
    }
    assert.match(wordsOf((await search('SN15 1ER')).body), /At this postcode/)
    assert.match(wordsOf((await search('zebedee')).body), /With these words or this name/)
  })

  test('shows no sensitive request to another team, by reference, name, place or words', async () => {
    for (const text of [hidden.reference, 'Zuleika', 'SN15 1ER', 'lychgate'])
      assert.doesNotMatch((await search(text)).body, new RegExp(hidden.requestId), text)
    const own = await site.signedIn(['officer'], { teams: ['adult-care'], name: 'Care officer' })
    assert.match((await search('Zuleika', own)).body, new RegExp(hidden.requestId))
  })

  test('says so when there is nothing, and what can be looked for', async () => {
    assert.match(wordsOf((await search('xylophone')).body), /Nothing was found\. Look for a reference/)
    assert.match(wordsOf((await search('')).body), /Look for a reference/)
  })

  test('says when only open requests and the last 12 months were looked at', async () => {
    for (let number = 0; number < 26; number++) await buildRequest(ctx, { words: 'Common word', place: null })
    await followAll(ctx, searchFollower)
    assert.match(wordsOf((await search('common')).body), /open requests and in the last 12 months/)
  })

  test('lets who sees what the public sees look for a reference, not for people or their words', async () => {
    const councillor = await site.signedIn(['councillor'], { name: 'Searching councillor' })
    assert.equal((await search(hole.reference, councillor)).location, `/staff/reports/${hole.reference}`)
    for (const text of ['Zebedee', 'lychgate', 'SN15 1ER', hidden.reference]) {
      const { body } = await search(text, councillor)
      assert.match(wordsOf(body), /There is no public report with this reference/)
      assert.doesNotMatch(body, new RegExp(hole.reference))
    }
  })

  test('leads to what was written by the reference it was given, whoever may read it', async () => {
    await sendMail(ctx, { from: 'rosa@one.example', subject: 'Hours', words: 'Are you open?', to: 'waste@example.org' })
    const { id } = (await listReceived(program, { text: 'rosa@' })).rows[0]!
    const reference = formatCode((await readReceived(program, id)).reference!)
    const adviser = await site.signedIn(['adviser'], { name: 'Searching adviser' })
    assert.equal((await search(reference, adviser)).location, `/staff/mail/${id}`)
    const inMail = await adviser.get(`/staff/mail?text=${encodeURIComponent(reference)}`)
    assert.equal(inMail.location, `/staff/mail/${id}`)
    const among = await adviser.get(`/staff/customers?find=${encodeURIComponent(reference)}`)
    assert.ok(among.body.includes(`href="/staff/mail/${id}"`))
    assert.match(wordsOf((await search(reference)).body), /Nothing was found/)
  })

  test('finds for any employee only what she took', async () => {
    const employee = await site.signedIn(['employee'], { name: 'Searching employee' })
    assert.doesNotMatch((await search('lychgate', employee)).body, new RegExp(hole.reference))
    const { location } = await employee.post('/staff/take/quick', { words: 'Own matter', channel: 'phone' })
    await followAll(ctx, searchFollower)
    assert.match((await search('matter', employee)).body, new RegExp(location.split('?')[0]!))
  })
})

test('whoever rings with the reference of a mail to a team that works in confidence is no dead end: the search and the desk say which team', async () => {
  const mail = site.database.ctx({ actor: system('mail') })
  await changeTeam(site.database.ctx({ actor: await site.person(['administrator']) }), 'waste', { private: true })
  const subject = 'Very secret'
  await sendMail(mail, { from: 'held@one.example', to: 'waste@example.org', subject, words: 'Do not tell' })
  const { id } = (await listReceived(mail, { text: 'held@one' })).rows[0]!
  const { reference } = await readReceived(mail, id)
  const adviser = await site.signedIn(['employee', 'adviser'], { name: 'Ada Held' })
  const talk = await startConversation(site.database.ctx({ actor: adviser.person }), {
    channel: 'phone',
    direction: 'in',
  })
  const pages = [
    await search(formatCode(reference!), adviser),
    await adviser.get(`/staff/desk/${talk}/person?typed=${reference}`),
  ]
  for (const { body } of pages) {
    assert.match(body, /href="\/staff\/knowledge\/contacts\/team-waste">How to reach /)
    assert.match(wordsOf(body), /Do not say who has it or that it is there until you know who you speak with/)
    assert.doesNotMatch(body, /Very secret|held@one|Do not tell|Nothing was found|Nobody is found/)
  }
  assert.equal((await adviser.get('/staff/knowledge/contacts/team-waste')).status, 200)
})
