import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { openSubmission, reporterFrom } from '../../src/modules/requests/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, goOn, journey, press, signIn } from './steps.ts'

const ADVISER = {
  email: 'adviser@demo.example',
  roles: ['employee' as const, 'adviser' as const, 'officer' as const],
  teams: ['customer-services', 'highways'],
}
const OFFICER = { email: 'officer@demo.example', roles: ['employee' as const, 'officer' as const], teams: ['highways'] }
const program = await startProgram({ after }, { staff: [ADVISER, OFFICER] })
const browser = await openBrowser({ after })
const page = await browser.visit('desktop')
await openSubmission(program.ctx({}), {
  key: 'pothole',
  language: 'en',
  reporter: reporterFrom({ name: 'Imogen Sample', email: 'imogen@example.test' }),
  requests: [
    {
      service: 'pothole',
      answers: { size: 'large', details: 'Cars swerve to miss it.' },
      place: { ...CHIPPENHAM, words: 'outside number 12' },
    },
  ],
})
const { rows } = await sql<{ id: string }>`select id from requests.requests`.execute(program.db)
const request = `${program.url}/staff/requests/${rows[0]!.id}`

const given = () => page.getByText('This is what you had typed.')
const kept = () => page.evaluate<string | null>("sessionStorage.getItem('fp-typed')")
const waitFor = async (words: RegExp) => {
  while (!words.test((await kept()) ?? '')) await setTimeout(50)
}
const note = () => page.getByLabel('Note for colleagues')

journey('a page that is opened anew has lost no word', {
  async 'a note on a request is there again, without the number of a card'() {
    await signIn(page, program.url, ADVISER.email)
    await page.goto(`${request}/note`)
    assert.equal(await given().count(), 0)
    await note().fill('Two holes by now. Paid with 4111 1111 1111 1111')
    await waitFor(/Two holes/)
    assert.doesNotMatch((await kept())!, /4111/)
    await page.reload()
    assert.equal(await note().inputValue(), 'Two holes by now. Paid with [card number removed]')
    await given().waitFor()
    await expectAccessible(page)
  },

  async 'she clears it, and it stays cleared'() {
    await press(page, 'Clear it')
    assert.equal(await note().inputValue(), '')
    assert.equal(await given().count(), 0)
    await page.reload()
    assert.equal(await note().inputValue(), '')
  },

  async 'what was refused is there again, and what was taken is gone'() {
    await page.goto(`${request}/closure`)
    const why = page.getByLabel('What the customer should know')
    await why.fill('It is not our road')
    await press(page, 'Close and tell them')
    await page.locator('.govuk-error-summary').waitFor()
    await page.goto(`${request}/closure`)
    assert.equal(await page.getByLabel('What the customer should know').inputValue(), 'It is not our road')
    await given().waitFor()
    await page.goto(`${request}/note`)
    await note().fill('Three holes')
    await goOn(page, 'Save note')
    await page.goto(`${request}/note`)
    assert.equal(await note().inputValue(), '')
    assert.match((await kept())!, /not our road/)
    assert.doesNotMatch((await kept())!, /Three holes/)
  },

  async 'a server that does not answer takes nothing'() {
    await note().fill('Four holes')
    await page.context().setOffline(true)
    await press(page, 'Save note')
    await page.waitForURL(/chrome-error/)
    await page.context().setOffline(false)
    // That leads on to her queue: a redirect, and no answer to her form. Nobody reads that it failed, and goes on, in less.
    await setTimeout(1_500)
    await page.goto(`${program.url}/staff`)
    await page.goto(`${request}/note`)
    assert.equal(await note().inputValue(), 'Four holes')
  },

  async 'what the server keeps is not in the tab as well, and a wrap-up is there again in another browser'() {
    await page.goto(`${request}/message`)
    await page.getByLabel('Your message').fill('We come on Monday')
    await page.goto(`${program.url}/staff/desk`)
    await press(page, 'Start')
    await page.waitForURL(/\/staff\/desk\/[0-9a-f-]{36}/)
    await page.getByLabel('What they ask, in their own words').fill('A wall')
    await page
      .getByRole('button', { name: /wrap up|finished|left/i })
      .first()
      .click()
    await page.waitForURL(/\/wrap-up$/)
    await page.getByRole('radio', { name: 'Sent to somebody else' }).first().check()
    await page.getByLabel('To whom?').fill('The police')
    await page.getByLabel('Note', { exact: true }).fill('She was upset')
    await page.getByLabel('What happens next, as you told them').fill('They ring on Monday')
    await page.getByText('What you typed is kept').waitFor()
    const other = await browser.visit('desktop')
    await signIn(other, program.url, ADVISER.email)
    for (const screen of [page, other]) {
      await screen.goto(page.url())
      assert.equal(await screen.getByLabel('Note', { exact: true }).inputValue(), 'She was upset')
      assert.equal(await screen.getByLabel('To whom?').inputValue(), 'The police')
      assert.equal(await screen.getByLabel('What happens next, as you told them').inputValue(), 'They ring on Monday')
    }
    await expectAccessible(other)
    assert.doesNotMatch((await kept())!, /upset|police|We come on Monday/)
  },

  async 'whoever signs out leaves nothing, and a colleague in her tab finds nothing'() {
    await page.goto(`${request}/note`)
    await note().fill('Five holes')
    await press(page, 'Sign out')
    await page.waitForURL(/sign-in/)
    assert.equal(await kept(), null)
    await signIn(page, program.url, OFFICER.email)
    await page.goto(`${request}/note`)
    assert.equal(await note().inputValue(), '')
  },
})
