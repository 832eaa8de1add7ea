// Two people index one letter, or one presses twice: it is in one conversation, and nothing that was typed is gone.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readArrivals } from '../../../../modules/channels/index.ts'
import { arrivalReader, listReceived, receiveLetter } from '../../../../modules/correspondence/index.ts'
import { addCustomer } from '../../../../modules/customers/index.ts'
import { system } from '../../../../platform/actor.ts'
import { withContext } from '../../../../platform/context.ts'
import { testStaffSite, wordsOf } from '../../testing.ts'

const site = await testStaffSite({ after })
const program = site.database.ctx({ actor: system('post') })
const page = { width: 10, height: 14, codes: [], words: '', confidence: 0 }
const scans = {
  read: (image: Buffer, onPage: (read: object, of: number) => unknown) => onPage({ ...page, image }, 1),
  stop() {},
}

test('the second is led to it, or told that a colleague has it, with what she typed', async () => {
  const [ada, bob] = [
    await site.signedIn(['adviser'], { name: 'Ada Adviser', teams: ['customer-services'] }),
    await site.signedIn(['adviser'], { name: 'Bob Adviser', teams: ['customer-services'] }),
  ]
  const as = site.database.ctx({ actor: ada.person })
  const who = { name: 'Rosa Sample', kind: 'person', born: null, email: '', phone: '', source: 'customer' } as const
  const customer = await addCustomer(as, who)
  for (const atOnce of [false, true]) {
    await receiveLetter(program, { name: 'scan.pdf', bytes: Buffer.from(`scan ${atOnce}`) })
    const reading = withContext(program, { ports: { ...program.ports, scans: scans as never } })
    while (await readArrivals(reading, arrivalReader({ origin: 'https://council.test', takeText: async () => null })));
    const [letter] = (await listReceived(as, { which: 'all' })).rows
    const path = `/staff/post/letters/${letter!.id}`
    const typed = { words: 'When is bin day in Mill Lane?', customer, service: 'missed-bin', act: '' }
    for (const each of [ada, bob]) assert.equal((await each.get(path)).status, 200)
    const press = () => ada.post(path, typed)
    const [first, second] = atOnce ? await Promise.all([press(), press()]) : [await press(), await press()]
    assert.match(first.location, /^\/staff\/desk\/[0-9a-f-]{36}$/)
    assert.equal(second.location, first.location)
    const { status, body } = await bob.post(path, typed)
    assert.equal(status, 422)
    assert.match(wordsOf(body), /A colleague .*What you typed When is bin day in Mill Lane\? See it as it is now/)
    assert.ok(body.includes(`href="/staff/mail/${letter!.id}"`))
  }
})
