import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { addStaff, system, testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../platform/id.ts'
import { listMessages } from '../channels/index.ts'
import { saveTemplate } from '../templates/index.ts'
import { bookingMessages, bookTime, cancelBooking, listFreeTimes, type NewBooking, sayDesks } from './index.ts'

const VENUE = 'chippenham'
const origin = 'https://council.test'
const now = new Date('2027-01-28T10:00:00Z')
const database = await testDatabase({ after }, { template: 'wiltshire', now })
const designer = database.ctx({ actor: await addStaff(database.ctx(), { roles: ['designer'], name: 'Dora Designer' }) })
const resident = database.ctx({ channel: 'web' })
await sayDesks(database.ctx({ actor: system('worker') }), VENUE, 20)

async function book(more: Partial<NewBooking>) {
  const wish = { venue: VENUE, needs: [] }
  const [time] = await listFreeTimes(resident, wish)
  const who = { name: 'Rosa Sample', email: '', phone: '', origin }
  const id = await bookTime(resident, { ...who, ...wish, ...more, from: time!.from })
  return { ...(await lastAbout(id)), id }
}

const lastAbout = async (about: string) => (await listMessages(database.ctx(), { about })).rows[0]!

test('who books reads the council’s own words, by email and by text; a line of which nothing is known is left out', async () => {
  await saveTemplate(designer, {
    versionId: newId(),
    kind: bookingMessages['booking-booked'],
    service: null,
    words: {
      subject: { en: 'See you {on}' },
      words: { en: 'Dear {name}\n\nCome {on}, {times}, to {address}.\n\n{room}\n\n{link}' },
      link: { en: 'Press here' },
      text: { en: 'Come {on}, {times}: {place}\nBy video: {room}\n{link}' },
    },
  })
  const mail = await book({ email: 'rosa@resident.example' })
  assert.match(mail.subject, /^See you on \w+day \d/)
  assert.match(
    mail.words,
    /^Dear Rosa Sample\n\nCome on [^\n]*, to Monkton Park, Chippenham, SN15 1ER\.\n\nPress here:\nhttps:.*\n$/,
  )
  const text = await book({ phone: '07700 900123' })
  assert.match(text.words, /^Come on [^\n]*: Monkton Park\nhttps:\S+$/)
  await cancelBooking(resident, text.id, origin)
  assert.match(
    (await lastAbout(text.id)).words,
    /^Wiltshire Council: Your time on .* is cancelled/,
    'the others say what they said',
  )
})
