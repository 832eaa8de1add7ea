import assert from 'node:assert/strict'
import { after } from 'node:test'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import {
  choose,
  goOn,
  heading,
  journey,
  linkIn,
  placeBelow,
  press,
  readReference,
  sayWhere,
  search,
  signIn,
} from './steps.ts'

const HER = { name: 'Siân Enghraifft', email: 'sian@example.test' }
const LEADER = { email: 'leader@demo.example', roles: ['employee' as const, 'team-leader' as const], teams: [] }
const program = await startProgram({ after }, { template: 'wrexham', staff: [LEADER] })
const browser = await openBrowser({ after })
const page = await browser.visit('phone')
let link = ''

const languageOf = (visitor: typeof page) => visitor.locator('html').getAttribute('lang')

journey('she does it all in Welsh', {
  async 'she chooses Welsh once'() {
    await page.goto(program.url)
    assert.equal(await languageOf(page), 'en')
    await page.getByRole('link', { name: 'Cymraeg' }).click()
    assert.equal(await heading(page), 'Beth sydd ei angen arnoch?')
    assert.equal(await languageOf(page), 'cy')
    await expectAccessible(page)
  },

  async 'she finds it in her own words, in either language'() {
    await page.goto(`${program.url}/search?q=hole+in+the+road`)
    await page.getByRole('link', { name: 'Rhoi gwybod am dwll yn y ffordd' }).waitFor()
    await page.goto(program.url)
    await search(page, 'twll yn y ffordd', 'Rhoi gwybod am dwll yn y ffordd')
    assert.match(await page.locator('.fp-promise').innerText(), /Erbyn dydd/)
    await expectAccessible(page)
    await goOn(page, 'Dechrau nawr')
    assert.equal(await heading(page), 'A oes unrhyw un mewn perygl nawr?')
    await expectAccessible(page)
    await choose(page, 'Nac oes')
  },

  async 'what she leaves out is asked for in Welsh'() {
    await page.getByRole('button', { name: 'Parhau' }).click()
    await page.getByText('Mae problem').waitFor()
    assert.match(await page.title(), /^Gwall: /)
    await expectAccessible(page)
    await sayWhere(page, { postcode: 'LL11 1AY', words: 'y tu allan i rif 12' })
  },

  async 'every question, the check and the confirmation are in Welsh'() {
    const look = () => expectAccessible(page)
    await look()
    await goOn(page)
    await look()
    await choose(page, 'Mwy na phlât cinio')
    await look()
    await choose(page, 'Dydw i ddim yn gwybod')
    await look()
    await page.locator('textarea').fill('Mae ceir yn gwyro i’w osgoi.')
    await goOn(page)
    await look()
    await choose(page, 'I mi')
    await look()
    await choose(page, 'Ydw, rhoddaf fy manylion')
    await look()
    await page.getByLabel('Eich enw llawn').fill(HER.name)
    await page.getByLabel('Cyfeiriad e-bost').fill(HER.email)
    await choose(page, 'Cymraeg')
    await look()
    await choose(page, 'Anfon e-bost ataf')
    assert.equal(await heading(page), 'Gwiriwch eich atebion')
    await expectAccessible(page)
    await goOn(page, 'Anfon')
    await readReference(page)
    assert.equal(await languageOf(page), 'cy')
    assert.doesNotMatch(await page.locator('main').innerText(), /\b(?:the|you|your|we will|track)\b/i)
    await expectAccessible(page)
  },

  async 'the email is in Welsh, and its link too, in a browser that never chose'() {
    await program.settle()
    const [mail] = program.outbox(HER.email)
    assert.match(mail!.text, /Diolch\. Rydym wedi cael yr hyn a anfonoch atom/)
    assert.doesNotMatch(mail!.text, /\b(?:the|your|thank)\b/i)
    link = linkIn(mail!.text)
    const elsewhere = await browser.visit('desktop')
    await elsewhere.goto(link)
    assert.equal(await languageOf(elsewhere), 'cy')
    assert.equal(await heading(elsewhere), 'Eich cais')
    assert.equal(await placeBelow(elsewhere), 'y tu allan i rif 12')
    await expectAccessible(elsewhere)
    await elsewhere.getByRole('link', { name: 'English' }).click()
    assert.equal(await languageOf(elsewhere), 'en')
    await elsewhere.goto(link)
    assert.equal(await languageOf(elsewhere), 'en')
  },

  async 'others read the report in the language they chose'() {
    await page.goto(`${program.url}/reports`)
    assert.equal(await heading(page), 'Beth mae pobl wedi’i adrodd')
    await page.getByRole('link', { name: 'Twll yn y ffordd: y tu allan i rif 12' }).click()
    await expectAccessible(page)
    assert.match(await page.locator('main').innerText(), /Mae ceir yn gwyro/)
  },

  async 'a notice is published in both languages or not at all, and she reads it in hers'() {
    const leader = await browser.visit('desktop')
    await signIn(leader, program.url, LEADER.email)
    await leader.goto(`${program.url}/staff/notices/new`)
    await leader.getByLabel('Title', { exact: true }).fill('Bins are late')
    await leader.getByLabel('What people should know and do').fill('We come tomorrow.')
    await press(leader, 'Publish')
    const problems = await leader.locator('.govuk-error-summary').innerText()
    assert.match(problems, /Enter the title in Welsh\s+Enter the same in Welsh/)
    await expectAccessible(leader)
    await leader.getByLabel('Title in Welsh').fill('Mae biniau’n hwyr')
    await leader.getByLabel('The same in Welsh').fill('Byddwn yn dod yfory.')
    await press(leader, 'Publish')
    await leader.getByText('The notice is published').waitFor()
    await page.goto(program.url)
    await page.getByText('Mae biniau’n hwyr').waitFor()
  },

  async 'she finds it again by its reference'() {
    await page.goto(`${program.url}/track`)
    await expectAccessible(page)
    await page.locator('button[type=submit]').last().click()
    await page.getByText('Mae problem').waitFor()
    await expectAccessible(page)
  },
})
