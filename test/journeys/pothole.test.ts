import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { roadPhoto } from '../support/photo.ts'
import { startProgram } from '../support/program.ts'
import {
  CHIPPENHAM,
  describePothole,
  goOn,
  heading,
  journey,
  linkIn,
  press,
  readReference,
  search,
  start,
} from './steps.ts'

const HER = { name: 'Imogen Sample', email: 'imogen@example.test' }
const program = await startProgram({ after })
const browser = await openBrowser({ after })
/** Taken in a neighbouring council's area. */
const ELSEWHERE = path.resolve(import.meta.dirname, '../../../shared/data/photos/openpotbot/photo_1.JPG')

const page = await browser.visit('phone')
let reference = ''
let link = ''

journey('she reports a pothole on her phone, and the council deals with it', {
  async 'she finds it in her own words'() {
    await page.goto(program.url)
    await search(page, 'hole in the road', 'Report a pothole')
    assert.equal(await heading(page), 'Report a pothole')
    await start(page)
    assert.equal(await heading(page), 'Where is the pothole?')
  },

  async 'she puts a pin where it is'() {
    await page.getByLabel('Postcode, or street and town').fill(CHIPPENHAM.postcode)
    await press(page, 'Show it on the map')
    const status = page.locator('.fp-place__status')
    await status.getByText('The map shows the postcode').waitFor()
    const postcode = await page.locator('[name=q-lat]').inputValue()
    await page.locator('.fp-place__map').click({ position: { x: 120, y: 200 } })
    await status.getByText('The pin is in Chippenham').waitFor()
    assert.notEqual(await page.locator('[name=q-lat]').inputValue(), postcode)
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
    const buffer = await roadPhoto({ lat: 51.459, lng: -2.115 })
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
    assert.ok(mail!.text.includes(reference.match(/\d{3}/g)!.join(' ')), mail!.text)
    link = linkIn(mail!.text)
    await page.goto(link)
    assert.equal(await heading(page), 'outside number 12')
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
})
