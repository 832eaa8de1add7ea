import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { roadPhoto } from '../support/photo.ts'
import type { TestCluster } from '../support/postgres.ts'
import { startProgram } from '../support/program.ts'
import {
  CHIPPENHAM,
  describePothole,
  goOn,
  heading,
  journey,
  linkIn,
  placeBelow,
  press,
  readReference,
  search,
  signIn,
  start,
} from './steps.ts'

const HER = { name: 'Imogen Sample', email: 'imogen@example.test' }
const OFFICER = { email: 'officer@demo.example', roles: ['employee' as const, 'officer' as const], teams: ['highways'] }
const LEADER = { ...OFFICER, email: 'leader@demo.example', roles: [...OFFICER.roles, 'team-leader' as const] }
const OTHERS = { ...OFFICER, email: 'others@demo.example', teams: ['waste'] }
const STILL_THERE = 'The hole is still there, only half of it was filled.'
/** Taken in a neighbouring council's area. */
const ELSEWHERE = path.resolve(import.meta.dirname, '../../../shared/data/photos/openpotbot/photo_1.JPG')

/** The main job, end to end, as tests of a file whose top level calls this. */
export async function walkPothole(cluster: TestCluster): Promise<void> {
  const program = await startProgram({ after }, { staff: [OFFICER, LEADER, OTHERS], cluster })
  const browser = await openBrowser({ after })

  const page = await browser.visit('phone')
  const officer = await browser.visit('desktop')
  const leader = await browser.visit('desktop')
  let reference = ''
  let link = ''
  let pin = { lat: 0, lng: 0 }

  /** Her reference as staff and mails write it. */
  const spoken = () => reference.match(/\d{3}/g)!.join(' ')

  journey('she reports a pothole on her phone, and the council deals with it', {
    async 'she finds it in her own words'() {
      await page.goto(program.url)
      await search(page, 'hole in the road', 'Report a pothole')
      assert.equal(await heading(page), 'Report a pothole')
      await start(page)
      assert.equal(await heading(page), 'Where is the pothole?')
    },

    async 'she puts a pin where it is'() {
      await page.getByLabel('Postcode, town or village').fill(CHIPPENHAM.postcode)
      await press(page, 'Show it on the map')
      const status = page.locator('.fp-place__status')
      await status.getByText(/The map shows the postcode|The pin is in/).waitFor()
      const lat = page.locator('[name=q-lat]')
      const postcode = await lat.inputValue()
      await page.locator('.fp-place__map').click({ position: { x: 120, y: 200 } })
      await status.getByText('The pin is in Chippenham').waitFor()
      assert.notEqual(await lat.inputValue(), postcode)
      pin = { lat: Number(await lat.inputValue()), lng: Number(await page.locator('[name=q-lng]').inputValue()) }
      await page.getByLabel('Where exactly?').fill('outside number 12')
      await expectAccessible(page)
      await goOn(page)
    },

    async 'she adds a photo, and the place is where it was taken'(t) {
      assert.equal(await heading(page), 'Add photos if it is safe (optional)')
      if (existsSync(ELSEWHERE)) {
        await page.setInputFiles('input[type=file]', ELSEWHERE)
        await press(page, 'Use the place where this photo was taken')
        await page.getByText('That photo was taken outside our area').first().waitFor()
        await press(page, 'Remove photo 1')
        await page.locator('.fp-files__file').waitFor({ state: 'detached' })
      } else t.diagnostic('without ../shared: no photo from elsewhere')
      // A few steps from her pin: what she wrote of the place still holds.
      const buffer = await roadPhoto({ lat: pin.lat + 0.0003, lng: pin.lng })
      await page.setInputFiles('input[type=file]', { name: 'hole.jpg', mimeType: 'image/jpeg', buffer })
      await press(page, 'Use the place where this photo was taken')
      await page.getByText('We use the place of this photo').waitFor()
      await expectAccessible(page)
      await goOn(page)
    },

    async 'she checks her answers and sends them'() {
      await describePothole(page, 'Cars swerve to miss it. Ring me on 07700 900123.', HER)
      assert.equal(await heading(page), 'Check your answers')
      await expectAccessible(page)
      for (const answer of ['outside number 12', 'Bigger than a dinner plate', 'Cars swerve', HER.name, HER.email])
        assert.ok((await page.locator('main').innerText()).includes(answer), answer)
      await goOn(page, 'Send')
      reference = await readReference(page)
      await expectAccessible(page)
    },

    async 'the acknowledgement is in her inbox and its link opens her request'() {
      await program.settle()
      const [mail, ...more] = program.outbox(HER.email)
      assert.equal(more.length, 0)
      assert.ok(mail!.text.includes(spoken()), mail!.text)
      link = linkIn(mail!.text)
      await page.goto(link)
      assert.equal(await heading(page), 'Your request')
      assert.equal(await placeBelow(page), 'outside number 12')
      assert.ok((await page.locator('main').innerText()).includes('Cars swerve'))
    },

    async 'others see it without knowing who she is'() {
      const neighbour = await browser.visit('desktop')
      await neighbour.goto(`${program.url}/reports`)
      await neighbour.getByRole('link', { name: 'Pothole: outside number 12' }).click()
      const shown = await neighbour.locator('main').innerText()
      assert.ok(shown.includes('Cars swerve to miss it.'))
      assert.doesNotMatch(shown, /Imogen|07700/)
      assert.equal(await neighbour.locator('.fp-thumbs').count(), 0, 'photos wait until somebody looked at them')
    },

    async 'it is in the queue of the right team, and in no other'() {
      const others = await browser.visit('desktop')
      await signIn(others, program.url, OTHERS.email)
      await others.goto(`${program.url}/staff/queue?tab=team`)
      assert.equal(await others.locator('.fp-queue__row').count(), 0)
      await signIn(officer, program.url, OFFICER.email)
      await officer.getByRole('link', { name: /^Unassigned/ }).click()
      await expectAccessible(officer)
      await officer.locator('.fp-queue__row', { hasText: spoken() }).getByRole('link').click()
      const shown = await officer.locator('main').innerText()
      for (const words of ['Cars swerve to miss it. Ring me on 07700 900123.', 'outside number 12', HER.name])
        assert.ok(shown.includes(words), words)
      await expectAccessible(officer)
    },

    async 'an officer takes it and writes to her'() {
      await officer.getByRole('button', { name: 'Assign to me' }).click()
      await officer.getByRole('button', { name: 'Assign to me' }).waitFor({ state: 'detached' })
      await officer.getByRole('link', { name: 'Write to the customer' }).click()
      await expectAccessible(officer)
      await officer.getByLabel('Your message').fill('A crew comes tomorrow.')
      await goOn(officer, 'Send')
      await program.settle()
      const mail = program.outbox(HER.email).at(-1)!
      assert.match(mail.text, /A crew comes tomorrow\./)
      assert.doesNotMatch(mail.text, /officer/)
    },

    async 'he closes it with what was done and a photo'() {
      await officer.getByRole('link', { name: 'Close', exact: true }).click()
      await officer.getByLabel('Done', { exact: true }).check()
      await officer.getByLabel('What the customer should know').fill('We filled the hole.')
      const buffer = await roadPhoto()
      await officer.setInputFiles('#photos', { name: 'mended.jpg', mimeType: 'image/jpeg', buffer })
      await expectAccessible(officer)
      await goOn(officer, 'Close and tell them')
    },

    async 'she reads how it ended, sees the photo and is asked whether it is sorted'() {
      await program.settle()
      const mail = program.outbox(HER.email).at(-1)!
      assert.match(mail.subject, /it is done/)
      assert.match(mail.text, /We filled the hole\./)
      await page.goto(linkIn(mail.text))
      const photo = page.getByRole('img', { name: 'Photo of the result 1' })
      assert.ok(await photo.evaluate(image => image.complete && image.naturalWidth > 0))
      await expectAccessible(page)
    },

    async 'looking at the link answered nothing; she says that it is not sorted'() {
      assert.deepEqual(await program.db.selectFrom('requests.confirmations').selectAll().execute(), [])
      await page
        .getByRole('link', { name: 'Tell us if it is sorted' })
        .or(page.getByRole('button', { name: 'Tell us if it is sorted' }))
        .click()
      await page.getByRole('radio', { name: 'No, it is not' }).check()
      await page.getByRole('button', { name: 'Send my answer' }).click()
      await page.getByRole('link', { name: /Say what is still wrong/ }).waitFor()
      await expectAccessible(page)
      await page.locator('#words').fill(STILL_THERE)
      await goOn(page, 'Send my answer')
      await page.getByText('A team leader will look at it, not').first().waitFor()
    },

    async 'it comes back to the team’s leader with her words, and not to whoever closed it'() {
      await signIn(leader, program.url, LEADER.email)
      await leader.getByRole('link', { name: /^For the leader/ }).click()
      await leader.locator('.fp-queue__row', { hasText: spoken() }).getByRole('link').click()
      assert.ok((await leader.locator('main').innerText()).includes(STILL_THERE))
      assert.equal(await leader.getByRole('link', { name: 'Close', exact: true }).count(), 1)
      await expectAccessible(leader)
      await officer.goto(leader.url())
      assert.equal(await officer.getByRole('link', { name: 'Close', exact: true }).count(), 0)
    },

    async 'others read that it was opened again, and none of her words'() {
      const neighbour = await browser.visit('phone')
      await neighbour.goto(`${program.url}/reports/${reference}`)
      const shown = await neighbour.locator('main').innerText()
      assert.match(shown, /Opened again/)
      assert.match(shown, /We filled the hole\./)
      assert.doesNotMatch(shown, /half of it|Imogen|officer/)
      await expectAccessible(neighbour)
    },

    async 'she sees how others see it and takes her words off the public page, at once'() {
      const seen = page.locator('.govuk-inset-text', { hasText: 'Cars swerve to miss it.' })
      assert.match(await seen.innerText(), /\[phone number removed\]/)
      await page.getByRole('link', { name: 'Take my words and photos off the public page' }).click()
      await expectAccessible(page)
      await goOn(page, 'Take them off')
      assert.equal((await page.request.get(`${program.url}/reports/${reference}`)).status(), 404)
    },
  })
}
