import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { listOpenDuty, readDutyRecord } from '../../src/modules/duty/index.ts'
import { system } from '../../src/platform/actor.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { stopToday } from '../support/stop-today.ts'
import { heading, journey, press, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['employee' as const, 'adviser' as const], teams: [] }
const program = await startProgram({ after }, { staff: [ADVISER] })
const browser = await openBrowser({ after })
let adviser = await browser.visit('phone')
await stopToday(program, 'Tisbury', { service: 'compliment', answers: {}, details: 'Kind' })
const records = () => listOpenDuty(program.ctx({ actor: system('test') }))
const strip = (page: Page) => page.locator('#tour-untold').innerText()
let desk = ''

/** All that is locked on the device, as whoever finds it could read it. */
const LOCKED = `(async () => {
  const open = indexedDB.open('firstpoint-tour-desk')
  const database = await new Promise(resolve => (open.onsuccess = () => resolve(open.result)))
  const all = database.transaction('drafts').objectStore('drafts').getAll()
  const rows = await new Promise(resolve => (all.onsuccess = () => resolve(all.result)))
  return JSON.stringify(rows, (_, value) => (value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value))
})()`

/** From the words that stand there half typed to a request that is kept. */
async function finishTheForm(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Go on: Compliment/ }).click()
  for (const answer of ['', '', 'No', 'No', 'For themselves', 'Yes, they give their details']) {
    if (answer) await page.getByRole('radio', { name: answer, exact: true }).check()
    await next(page)
  }
  await page.getByLabel('Their full name').fill('Vera Villager')
  await page.getByLabel('Email address').fill('vera@villager.example')
  await next(page)
  await page.getByRole('checkbox', { name: 'Email me', exact: true }).check()
  await next(page)
  await press(page, 'Keep the request')
  await press(page, 'Next person')
}

async function next(page: Page): Promise<void> {
  const before = page.url()
  await press(page, 'Continue')
  await page.waitForURL(url => url.href !== before)
}

/** What does not get through: one key is answered as if there were nothing here, of another the letter cannot be read. */
const takeNoKey = (page: Page) => {
  const seen = new Set<string>()
  return page.context().route('**/duty', async route => {
    const item = new URLSearchParams(route.request().postData() ?? '').get('item')!
    const isFirst = seen.add(item).keys().next().value === item
    await route.fulfill(isFirst ? { status: 404, body: 'Not found' } : { json: { state: 'unreadable' } })
  })
}

/** The network goes at the worst moment: the council has it, and the device does not know. */
const loseTheFirstAnswer = (page: Page) =>
  page.context().route(
    '**/duty',
    async route => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )

journey('somebody is not safe where there is no network', {
  async 'she takes the desk along, and the network is gone'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/tour`)
    await adviser.getByRole('link', { name: /Take the desk along/ }).click()
    await press(adviser, 'Get the desk ready on this device')
    await adviser.getByText(/works without a network until/).waitFor()
    desk = adviser.url()
    await adviser.context().setOffline(true)
    await adviser.goto(desk)
  },

  async 'what is typed to find a service may mean danger, and the key and numbers stand there'() {
    const box = adviser.getByRole('searchbox', { name: 'Find a service, an answer or a contact' })
    await box.fill('my husband hits me')
    await adviser.getByRole('button', { name: 'Tell the duty team now: Domestic abuse' }).waitFor()
    assert.match(await adviser.locator('#found .fp-danger').innerText(), /999/)
    await box.fill('')
    assert.equal(await adviser.locator('#found .fp-danger').count(), 0)
  },

  async 'F8 and a digit, and the screen says whom to ring and that nobody has been told'() {
    await adviser.keyboard.press('F8')
    await adviser.getByRole('heading', { name: 'Somebody is not safe' }).waitFor()
    await expectAccessible(adviser)
    await adviser.keyboard.press('3')
    await adviser.locator('#duty-state').getByText('No network here: ring').waitFor()
    assert.equal(await heading(adviser), 'Domestic abuse')
    assert.match(
      await adviser.locator('#duty-state').innerText(),
      /No network here: ring [\d ]+ now\. The duty team has not been told yet/,
    )
    assert.match(await adviser.locator('main').innerText(), /999[\s\S]*Is it safe to talk/)
    await adviser.getByLabel('What they say, in their own words').fill('He hits her at night')
    await adviser.waitForTimeout(600)
    await expectAccessible(adviser)
    assert.deepEqual(await records(), [])
  },

  async 'the tab is gone: the key and the note are there again, and nobody who finds the device reads them'() {
    const tab = await adviser.context().newPage()
    await adviser.close()
    adviser = tab
    await tab.goto(desk)
    await tab.locator('#tour-untold .fp-strip').waitFor()
    assert.match(await strip(tab), /has not been told yet/)
    assert.doesNotMatch(await strip(tab), /abuse/i)
    await tab.getByRole('link', { name: 'Open it' }).click()
    assert.equal(await tab.getByLabel('What they say, in their own words').inputValue(), 'He hits her at night')
    assert.doesNotMatch(await tab.evaluate<string>(LOCKED), /hits|domestic/)
  },

  async 'words of danger in a form bring the key and the numbers at once'() {
    await adviser.getByRole('link', { name: 'Back' }).click()
    await adviser.getByRole('link', { name: 'Compliment or comment' }).click()
    await adviser.getByRole('radio', { name: 'Thanks or praise' }).check()
    await press(adviser, 'Continue')
    const words = adviser.locator('main textarea')
    await words.fill('Thank you for the books. My husband hits me')
    const offer = adviser.locator('#duty-offer')
    await offer.getByText('These words may mean danger').waitFor()
    assert.match(await offer.innerText(), /My husband hits me[\s\S]*Tell the duty team now: Domestic abuse[\s\S]*999/)
    await expectAccessible(adviser)
    await words.fill('Thank you for the books')
    await offer.getByText('These words may mean danger').waitFor({ state: 'detached' })
    await words.fill('My husband hits me')
    await offer.getByRole('button', { name: /Domestic abuse/ }).click()
    await adviser.getByRole('link', { name: 'Back to the form' }).click()
    await offer.getByText('You pressed the key at').waitFor()
    assert.equal(await words.inputValue(), 'My husband hits me')
    assert.deepEqual(await records(), [])
  },

  async 'with a network both are told first of all, once, though the first answer is lost and two tabs send'() {
    await loseTheFirstAnswer(adviser)
    const other = await adviser.context().newPage()
    await other.goto(desk)
    await adviser.context().setOffline(false)
    for (const page of [adviser, other]) {
      await page.goto(desk)
      await page.locator('#tour-untold .fp-strip').waitFor({ state: 'detached', timeout: 60_000 })
    }
    await other.close()
    const raised = await records()
    assert.deepEqual(
      raised.map(({ kind }) => kind),
      ['domestic-abuse', 'domestic-abuse'],
    )
    const { note } = await readDutyRecord(program.ctx({ actor: system('test') }), raised[0]!.id)
    assert.match(note, /^At the desk in Tisbury\. The key was pressed at .+\.\n\nHe hits her at night$/)
    await adviser.keyboard.press('F8')
    await adviser
      .getByRole('link', { name: /The duty team was told at \d/ })
      .first()
      .click()
    await adviser
      .getByText(/The duty team was told at \d/)
      .first()
      .waitFor()
    await adviser.getByRole('link', { name: 'See who has it' }).click()
    assert.equal(await heading(adviser), 'Domestic abuse')
  },

  async 'a key that the council does not take holds nothing up, is not forgotten, and told when it can be'() {
    await adviser.context().setOffline(true)
    await adviser.goto(desk)
    await adviser.getByRole('searchbox').waitFor()
    for (const digit of ['1', '2']) {
      await adviser.locator('[data-duty-key]').click()
      await adviser.getByRole('heading', { name: 'Somebody is not safe' }).waitFor()
      await adviser.keyboard.press(digit)
      await adviser.locator('#duty-state').getByText('has not been told yet').waitFor()
    }
    await adviser.getByRole('link', { name: 'Back' }).click()
    await finishTheForm(adviser)
    await takeNoKey(adviser)
    await adviser.context().setOffline(false)
    await adviser.getByText('Everything is sent').waitFor({ timeout: 60_000 })
    assert.match(await strip(adviser), /has not been told yet: we are trying/)
    assert.equal((await records()).length, 2)
    await adviser.context().unroute('**/duty')
    await adviser.locator('#tour-untold .fp-strip').waitFor({ state: 'detached', timeout: 60_000 })
    assert.equal((await records()).length, 4)
  },

  async 'when the desk is lost its own standing says so, and nothing stays on the device'() {
    const over = { ended_at: new Date(), ended_because: 'lost', private_key: null }
    await program.db.updateTable('tours.desks').set(over).execute()
    await adviser.getByRole('heading', { name: 'This desk is over' }).waitFor({ timeout: 60_000 })
    assert.equal(await adviser.evaluate<string>(LOCKED), '[]')
  },
})
