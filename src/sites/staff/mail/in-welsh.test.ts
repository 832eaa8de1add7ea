// A colleague who sends a mail on writes English above it: the language of whoever wrote it is still hers.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listMessages, readMessage } from '../../../modules/channels/index.ts'
import { listReceived, readThread } from '../../../modules/correspondence/index.ts'
import { sendMail } from '../../../modules/correspondence/mail.fixture.ts'
import { listOpenDuty } from '../../../modules/duty/index.ts'
import { system } from '../../../platform/actor.ts'
import { testStaffSite, wordsOf } from '../testing.ts'
import { showThread } from './show-mail.ts'

const site = await testStaffSite({ after }, {}, 'wrexham')
const ctx = site.database.ctx({ actor: system('mail') })
const ada = await site.signedIn(['adviser'], { name: 'Ada', teams: ['customer-services'] })
const as = site.database.ctx({ actor: ada.person })
const nora = site.database.ctx({ actor: await site.person(['officer'], { teams: ['emergency-duty'] }) })

const BEATEN = 'She rang me too: her husband beats her and says he will kill her tonight.'
async function sendOn(from: string, words: string): Promise<string> {
  const sent = `${BEATEN}\n\n---------- Forwarded message ---------\nFrom: Gwen <${from}>\nDate: Wed, 2 Dec 2026 at 10:00\nSubject: Bin\nTo: <ada@example.org>\n\n\n${words}`
  await sendMail(ctx, {
    from: `Ada <${ada.person.email}>`,
    to: 'contact@example.org',
    subject: 'Fwd: Bin',
    words: sent,
  })
  return (await listReceived(as, { which: 'all', text: from })).rows[0]!.id
}

test('who wrote in Welsh is answered in Welsh and shown so, though a colleague told of danger in English above it', async () => {
  const id = await sendOn('gwen@a.example', 'Nid yw fy min gwyrdd wedi cael ei gasglu. Diolch.')
  assert.equal((await listOpenDuty(nora)).length, 1, 'it is heard all the same')
  const [answer] = (await listMessages(ctx, { text: 'gwen@a.example', limit: 5 })).rows
  const { language, words } = await readMessage(ctx, answer!.id)
  assert.equal(language, 'cy')
  assert.match(words, /^A oes unrhyw un mewn perygl nawr\?[\s\S]*999/)
  assert.match(wordsOf((await ada.get(`/staff/mail/${id}`)).body), /In Welsh/)
})

test('who asked for Welsh and whose own words do not tell still wants it', async () => {
  const id = await sendOn('nia@a.example', 'Min gwyrdd?')
  const [mail] = await showThread(as, await readThread(as, { receivedId: id }), 'cy')
  assert.ok(mail && !mail.isOurs)
  assert.deepEqual([mail.isWelsh, mail.wantsWelsh], [false, true])
})
