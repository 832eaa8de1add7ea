import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, heading, journey, press, signIn } from './steps.ts'

const OFFICER = { email: 'officer@demo.example', roles: ['employee' as const, 'officer' as const], teams: ['highways'] }
const program = await startProgram({ after }, { staff: [OFFICER] })
const browser = await openBrowser({ after })
const HOME = 'nia@home.example'
const linkIn = (text: string): string => /\S+\/news\/\S+/.exec(text)![0]
const got = (words: string) => program.outbox(HOME).filter(({ subject }) => subject.includes(words))

async function wait(done: () => boolean): Promise<void> {
  for (let left = 100; left > 0 && !done(); left--) await pause(100)
}

journey('news for somebody who waits for nothing', {
  async 'she asks from the page of the service, and says by a link that it was she'() {
    const nia = await browser.visit('phone')
    await nia.goto(`${program.url}/services/pothole`)
    await nia.getByRole('link', { name: 'Get news about this' }).click()
    await expectAccessible(nia)
    await press(nia, 'Send me the link')
    await nia.getByText('Enter a full UK postcode, like AB1 2CD').first().waitFor()
    await expectAccessible(nia)
    await nia.getByLabel('Your postcode').fill(CHIPPENHAM.postcode)
    await nia.getByLabel('Your email address').fill(HOME)
    assert.ok(await nia.getByLabel('Report a pothole').isChecked(), 'what she came from')
    await press(nia, 'Send me the link')
    assert.equal(await heading(nia), 'Look at your email')
    await expectAccessible(nia)
    await program.settle()
    await nia.goto(linkIn(got('Did you ask us for news?')[0]!.text))
    await expectAccessible(nia)
    await press(nia, 'Yes, send me this news')
    await nia.getByText('From now on we send you news').waitFor()
    await expectAccessible(nia)
  },
  async 'an officer tells of a round that is late, and of how many hear of it'() {
    const officer = await browser.visit('desktop')
    await signIn(officer, program.url, OFFICER.email)
    await officer.goto(`${program.url}/staff/notices/new`)
    await officer.getByLabel('Title', { exact: true }).fill('Potholes wait until Friday')
    await officer.getByLabel('What people should know and do').fill('The lorry is broken.')
    await officer.getByLabel('Pothole', { exact: true }).check()
    await officer.locator('summary', { hasText: 'Only for people on a route' }).click()
    await officer.getByLabel('What is the route called?').fill('Chippenham Friday round')
    await officer.getByLabel('Which postcodes does it cover?').fill('SN15 1, M1')
    await officer.getByLabel(/or asked for news of it/).check()
    await press(officer, 'Publish')
    await officer.getByText('None of our postcodes begins so: M1').first().waitFor()
    await expectAccessible(officer)
    await officer.getByLabel('Which postcodes does it cover?').fill('SN15 1')
    await press(officer, 'Publish')
    await officer.getByText('One asked for news of them.').waitFor()
    await expectAccessible(officer)
    await press(officer, 'Publish, and write to one person')
    await officer.getByText('The notice is published').waitFor()
    await program.settle()
    await wait(() => got('Potholes wait').length > 0)
    assert.equal(got('Potholes wait').length, 1)
    assert.match(got('Potholes wait')[0]!.subject, /\(Chippenham Friday round\)/)
    // Other processes look every second at what has changed.
    await pause(2_000)
    await officer.reload()
    await officer.getByText('Told: one who asked for news').waitFor()
  },
  async 'she reads it where she lives, and stops it'() {
    const nia = await browser.visit('phone')
    await nia.goto(linkIn(got('Potholes wait')[0]!.text))
    assert.match(await nia.locator('main').innerText(), /Potholes wait until Friday\s+Chippenham Friday round/)
    await expectAccessible(nia)
    await nia.getByRole('link', { name: 'Stop this news' }).click()
    await press(nia, 'Stop this news')
    assert.equal(await heading(nia), 'We do not send you this news any more')
    await expectAccessible(nia)
    assert.deepEqual(await program.db.selectFrom('notices.readers').selectAll().execute(), [])
  },
})
