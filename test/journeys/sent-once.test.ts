import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { fillDraft } from '../support/fill-draft.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, goOn, heading, journey, readReference } from './steps.ts'

const AT_ONCE = 20
const program = await startProgram({ after })
const browser = await openBrowser({ after })

/** Everything is answered; only the last page is left. */
async function openCheck(page: Page, email: string): Promise<void> {
  const { id, secret } = await fillDraft(program, { ...CHIPPENHAM, email })
  await page.context().addCookies([{ name: 'fp_drafts', value: `${id}.${secret}`, url: program.url }])
  await page.goto(`${program.url}/ask/${id}/check`)
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
    await openCheck(page, email)
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
    await openCheck(page, email)
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    await goOn(page, 'Send')
    await goOn(tab, 'Send')
    assert.equal(await readReference(tab), await readReference(page))
    assert.equal(await countRequests(), 2)
    await expectOneMail(email)
  },

  async 'what was read through is what is sent'() {
    const page = await browser.visit('phone')
    await openCheck(page, 'read@example.test')
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    await tab.getByRole('link', { name: /^Change What else should the crew know/ }).click()
    await tab.locator('textarea').fill('It has grown.')
    await goOn(tab, 'Continue')
    const before = await countRequests()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.getByText('An answer was changed since you opened this page').first().waitFor()
    assert.equal(await countRequests(), before)
    await page.getByText('It has grown.').waitFor()
    await goOn(page, 'Send')
    assert.equal(await countRequests(), before + 1)
  },

  async 'the back button'() {
    const email = 'back@example.test'
    const page = await browser.visit('phone')
    await openCheck(page, email)
    await goOn(page, 'Send')
    const reference = await readReference(page)
    await page.goBack()
    if ((await heading(page)) === 'Check your answers') await goOn(page, 'Send')
    assert.equal(await readReference(page), reference)
    assert.equal(await countRequests(), 4)
    await expectOneMail(email)
  },
})
