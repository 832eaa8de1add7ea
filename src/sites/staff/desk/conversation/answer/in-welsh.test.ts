import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readArrivals } from '../../../../../modules/channels/index.ts'
import { arrivalReader, listReceived, receiveLetter, takeLetter } from '../../../../../modules/correspondence/index.ts'
import { newCustomer, recordCustomer, saveContactPoint } from '../../../../../modules/customers/index.ts'
import { readConversation } from '../../../../../modules/interactions/index.ts'
import { system } from '../../../../../platform/actor.ts'
import { withContext } from '../../../../../platform/context.ts'
import type { ScanPort } from '../../../../../platform/ports.ts'
import { testStaffSite, wordsOf } from '../../../testing.ts'

const site = await testStaffSite({ after }, {}, 'wrexham')
const ada = await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person, channel: 'letter' })
const program = site.database.ctx({ actor: system('post') })

/** A letter that no machine could read. */
async function sendLetter(from: string): Promise<string> {
  const page = { image: Buffer.from(from), width: 10, height: 14, codes: [], words: '', confidence: 0 }
  const scans: ScanPort = { read: (_bytes, onPage) => onPage(page, 1), stop: async () => {} }
  await receiveLetter(program, { name: 'scan.pdf', bytes: Buffer.from(from) })
  const reader = arrivalReader({ origin: 'https://council.test', takeText: async () => null })
  await readArrivals(withContext(program, { ports: { ...program.ports, scans } }), reader, { media: ['letter'] })
  return (await listReceived(as, { which: 'new' })).rows[0]!.id
}

/** Ada has the letter of somebody who speaks this language in her hands. */
async function takeFrom(name: string, language: 'en' | 'cy') {
  const customerId = await recordCustomer(program, newCustomer({ name })!, language)
  const at = { kind: 'address' as const, value: '4 Mill Lane, Wrexham', postcode: 'LL11 1AA', source: 'customer' }
  const how = { preferred: true, safe: true, textOk: false, messageOk: false, neutral: false }
  await saveContactPoint(program, { customerId, ...at, ...how })
  const receivedId = await sendLetter(name)
  const id = await takeLetter(as, { receivedId, customerId, service: null, words: 'The lamp at 4 Mill Lane is dark' })
  return { receivedId, at: `/staff/desk/${id}`, matter: (await readConversation(as, id)).matters[0]!.id }
}

test('who speaks Welsh and wrote a letter: the box of the answer says so, and around it all stands in both', async () => {
  const { receivedId, at, matter } = await takeFrom('Gwen Sample', 'cy')
  assert.match(wordsOf((await ada.get(at)).body), /They want Welsh: answer in Welsh Send this answer by letter/)
  const asked = { [`asked-${matter}`]: 'A lamp', [`was-asked-${matter}`]: 'A lamp' }
  const answer = { ...asked, [`answer-${matter}`]: 'We mend it on Friday.', [`was-answer-${matter}`]: '' }
  const { location } = await ada.post(`${at}/answer`, { ...answer, matter: `${matter} ${receivedId}` })
  assert.match(location, /done=answered/)
  const { subject, words } = await program.db
    .selectFrom('channels.messages')
    .select(['subject', 'words'])
    .where('by_person', '=', true)
    .executeTakeFirstOrThrow()
  assert.match(subject, /^Ein hateb i’ch llythyr \(.+\) \/ Our answer to your letter \(.+\)$/)
  assert.match(
    words,
    /^Annwyl Gwen Sample \/ Dear Gwen Sample\n\nWe mend it on Friday\.\n\nYn gywir \/ Yours sincerely\n/,
  )
})

test('who speaks English is no Welsh asked for', async () => {
  const { at } = await takeFrom('Rosa Sample', 'en')
  assert.doesNotMatch(wordsOf((await ada.get(at)).body), /They want Welsh/)
})
