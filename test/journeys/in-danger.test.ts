import assert from 'node:assert/strict'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { choose, goOn, heading, journey, search } from './steps.ts'

const program = await startProgram({ after })
const browser = await openBrowser({ after })
const page = await browser.visit('phone')

journey('somebody is in danger', {
  async 'a report that can hurt asks about danger before anything else'() {
    await page.goto(program.url)
    await search(page, 'deep hole in the road a child fell in', 'Report a pothole')
    await goOn(page, 'Start now')
    assert.equal(await heading(page), 'Is anyone in danger now?')
    await expectAccessible(page)
  },

  async 'no answer is not taken for no'() {
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Choose yes if someone is in danger now' }).waitFor()
    await expectAccessible(page)
  },

  async 'yes shows whom to ring at this hour, 999 first, and leaves nobody in a queue'() {
    await page.getByRole('radio', { name: 'Yes' }).check()
    await goOn(page)
    assert.equal(await heading(page), 'Ring now')
    const numbers = await page
      .locator('.fp-duty__link')
      .evaluateAll(links => links.map(link => link.getAttribute('href')))
    assert.equal(numbers[0], 'tel:999')
    assert.ok(numbers.length >= 2)
    await expectAccessible(page)
    assert.deepEqual(await program.db.selectFrom('drafts.drafts').select('id').execute(), [])
  },

  async 'she can still tell us what happened'() {
    await goOn(page, 'Tell us here too')
    assert.equal(await heading(page), 'Where is the pothole?')
  },

  async 'where a person may be unsafe the numbers come first, with a quick way out'() {
    for (const slug of ['worried-about-an-adult', 'worried-about-a-child', 'domestic-abuse', 'homeless-tonight']) {
      await page.goto(`${program.url}/services/${slug}`)
      const numbers = page.locator('.fp-duty__link')
      await numbers.first().waitFor()
      const start = page.getByRole('button', { name: 'Start now' })
      if ((await start.count()) > 0) {
        const [number, button] = await Promise.all([numbers.first().boundingBox(), start.boundingBox()])
        assert.ok(number!.y < button!.y, `${slug}: the numbers come before the form`)
      }
      assert.equal(await page.getByRole('button', { name: /Leave this page now/ }).count(), 1, slug)
      await expectAccessible(page)
    }
  },

  async 'the quick way out stays on every question, and the words are never public'() {
    await page.goto(`${program.url}/services/domestic-abuse`)
    const start = page.getByRole('button', { name: 'Start now' })
    await start.click()
    if ((await heading(page)) === 'Is anyone in danger now?') await choose(page, 'No')
    assert.equal(await page.getByRole('button', { name: /Leave this page now/ }).count(), 1)
    assert.ok((await page.goto(`${program.url}/reports?service=domestic-abuse`))!.ok())
    assert.equal(await page.locator('#service option[value=domestic-abuse]').count(), 0)
  },
})
