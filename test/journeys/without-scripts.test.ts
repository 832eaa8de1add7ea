import assert from 'node:assert/strict'
import { after } from 'node:test'
import { openBrowser } from '../support/browser.ts'
import { roadPhoto } from '../support/photo.ts'
import { startProgram } from '../support/program.ts'
import {
  describePothole,
  goOn,
  heading,
  journey,
  linkIn,
  placeBelow,
  press,
  readReference,
  sayWhere,
  search,
  start,
} from './steps.ts'

const HER = { name: 'Imogen Sample', email: 'imogen@example.test' }
const program = await startProgram({ after })
const browser = await openBrowser({ after })
const page = await browser.visit('phone', { javaScriptEnabled: false })
let reference = ''

journey('she reports a pothole with scripts switched off', {
  async 'she finds it in her own words and says where it is'() {
    await page.goto(program.url)
    await search(page, 'hole in the road', 'Report a pothole')
    await start(page)
    assert.equal(await page.locator('.fp-place__map').count(), 0)
    await sayWhere(page, { words: 'outside number 12' })
  },

  async 'an answer that is missing is asked for again'() {
    await goOn(page)
    await press(page, 'Continue')
    await page.getByText('There is a problem').waitFor()
    await page.getByRole('link', { name: 'Choose how wide it is' }).click()
    await page.getByRole('link', { name: 'Back', exact: true }).click()
  },

  async 'she adds a photo by its button, and the place is where it was taken'() {
    const buffer = await roadPhoto({ lat: 51.459, lng: -2.115 })
    await page.setInputFiles('input[type=file]', { name: 'hole.jpg', mimeType: 'image/jpeg', buffer })
    await press(page, 'Add photos')
    await press(page, 'Use the place where this photo was taken')
    await page.getByText('We use the place of this photo').waitFor()
    await goOn(page)
  },

  async 'she describes it, changes an answer and sends it'() {
    await describePothole(page, 'Cars swerve to miss it.', HER)
    await page.getByRole('link', { name: 'Change How wide is it?' }).click()
    await page.getByLabel('Many holes or a long stretch').check()
    await goOn(page)
    assert.equal(await heading(page), 'Check your answers')
    assert.ok((await page.locator('main').innerText()).includes('Many holes or a long stretch'))
    await goOn(page, 'Send')
    reference = await readReference(page)
  },

  async 'her link opens her request, and so does her reference with her email'() {
    await program.settle()
    await page.goto(linkIn(program.outbox(HER.email)[0]!.text))
    // What she wrote of the first place did not go along with that of the photo.
    assert.equal(await heading(page), 'Your request')
    assert.match(await placeBelow(page), /^Near SN15 \d\w\w, Chippenham$/)
    await page.goto(`${program.url}/track`)
    await page.getByLabel('Reference').fill(reference)
    await page.getByLabel('Your email, phone number or postcode').fill(HER.email)
    await goOn(page, 'Show how it stands')
    assert.equal(await heading(page), 'Your request')
    assert.match(await placeBelow(page), /^Near SN15 \d\w\w, Chippenham$/)
  },

  async 'she adds something to it and takes it back'() {
    await page.getByRole('link', { name: 'Add something or a photo' }).click()
    await page.locator('textarea').fill('It is deeper now.')
    await goOn(page, 'Send')
    assert.ok((await page.locator('.fp-timeline').innerText()).includes('It is deeper now.'))
    await page.getByRole('link', { name: /Take it back/ }).click()
    await goOn(page, 'Take it back')
    assert.ok((await page.locator('main').innerText()).includes('You took it back'))
  },

  async 'the list of reports needs no scripts either'() {
    await page.goto(`${program.url}/reports?state=closed`)
    await page.getByRole('link', { name: /^Pothole: Near SN15 / }).click()
    await page.getByText('The person who reported it took it back').waitFor()
  },
})
