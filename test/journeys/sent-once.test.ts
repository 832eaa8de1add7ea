import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { describePothole, goOn, heading, journey, readReference, sayWhere, start } from './steps.ts'

const AT_ONCE = 20
const program = await startProgram({ after })
const browser = await openBrowser({ after })

async function fillIn(page: Page, email: string): Promise<void> {
  await page.goto(`${program.url}/services/pothole`)
  await start(page)
  // A postcode each, so that none finds another's nearby.
  await sayWhere(page, { postcode: POSTCODES[email]!, words: email })
  await goOn(page)
  await describePothole(page, 'Cars swerve to miss it.', { name: 'Imogen Sample', email })
}

const POSTCODES: Record<string, string> = {
  'many@example.test': 'SN15 1ER',
  'tabs@example.test': 'SP1 2EJ',
  'back@example.test': 'SN10 1ET',
}

const countRequests = async () => (await program.db.selectFrom('requests.requests').select('id').execute()).length

async function expectOneMail(email: string): Promise<void> {
  await program.settle()
  assert.equal(program.outbox(email).length, 1)
}

journey('however often it is sent, it is one request', {
  async 'twenty presses at once'() {
    const email = 'many@example.test'
    const page = await browser.visit('phone')
    await fillIn(page, email)
    const token = await page.locator('[name=_csrf]').first().inputValue()
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => page.request.post(page.url(), { form: { _csrf: token }, maxRedirects: 0 })),
    )
    const places = new Set(answers.map(answer => answer.headers().location))
    assert.deepEqual([...new Set(answers.map(answer => answer.status()))], [303])
    assert.equal(places.size, 1)
    assert.equal(await countRequests(), 1)
    await expectOneMail(email)
    await goOn(page, 'Send')
    assert.ok(page.url().endsWith([...places][0]!))
  },

  async 'two tabs'() {
    const email = 'tabs@example.test'
    const page = await browser.visit('desktop')
    await fillIn(page, email)
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    await goOn(page, 'Send')
    await goOn(tab, 'Send')
    assert.equal(await readReference(tab), await readReference(page))
    assert.equal(await countRequests(), 2)
    await expectOneMail(email)
  },

  async 'the back button'() {
    const email = 'back@example.test'
    const page = await browser.visit('phone')
    await fillIn(page, email)
    await goOn(page, 'Send')
    const reference = await readReference(page)
    await page.goBack()
    if ((await heading(page)) === 'Check your answers') await goOn(page, 'Send')
    assert.equal(await readReference(page), reference)
    assert.equal(await countRequests(), 3)
    await expectOneMail(email)
  },
})
