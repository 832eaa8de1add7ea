import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { changeOffer } from '../../src/modules/catalogue/index.ts'
import { system } from '../../src/platform/actor.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { DEMO_PASSWORD, startProgram } from '../support/program.ts'
import { stopToday } from '../support/stop-today.ts'
import { CHIPPENHAM, heading, journey, press, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['employee' as const, 'adviser' as const], teams: [] }
const program = await startProgram({ after }, { staff: [ADVISER] })
const browser = await openBrowser({ after })
let adviser = await browser.visit('phone')
await stopToday(program, 'Kington Langley', {
  ...{ service: 'pothole', answers: {}, details: 'A hole' },
  place: { ...CHIPPENHAM, words: 'By the school' },
})
let desk = ''
const told: string[] = []

/** Goes on from one question of the device to the next. */
async function next(page: Page): Promise<void> {
  const before = page.url()
  await press(page, 'Continue')
  await page.waitForURL(url => url.href !== before)
}

async function pick(page: Page, ...answers: string[]): Promise<void> {
  for (const name of answers) {
    const radio = page.getByRole('radio', { name, exact: true })
    await radio.or(page.getByRole('checkbox', { name, exact: true })).check()
  }
  await next(page)
}

/** The whole form, up to the check. */
async function takePothole(page: Page, near: string, email: string): Promise<void> {
  await page.getByRole('link', { name: 'Pothole', exact: true }).click()
  await page.locator('#q-near').fill(near)
  await page.locator('#q-words').fill('outside number 12')
  await next(page)
  await describe(page, email)
}

/** All that is asked after the place. */
async function describe(page: Page, email: string): Promise<void> {
  await pick(page, 'Bigger than a dinner plate')
  await pick(page, 'As deep as a golf ball or more')
  await pick(page, 'Where car wheels go')
  await page.locator('textarea').fill('Cars swerve')
  await next(page)
  await pick(page, 'For themselves')
  await pick(page, 'Yes, they give their details')
  await page.getByLabel('Their full name').fill('Vera Villager')
  await page.getByLabel('Email address').fill(email)
  await next(page)
  await pick(page, 'Email me')
}

async function keep(page: Page): Promise<void> {
  await press(page, 'Keep the request')
  await page.getByRole('heading', { name: 'The request is kept' }).waitFor()
  told.push((await page.locator('.fp-tour-desk__panel .fp-reference > [aria-hidden]').innerText()).replaceAll(' ', ''))
  await press(page, 'Next person')
}

/** The network goes at the worst moment: the council has it, and the device does not know. */
async function loseTheFirstAnswer(page: Page): Promise<void> {
  await page.context().route(
    '**/requests',
    async route => {
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )
}

/** All that the device has kept, as whoever finds it could read it. */
const KEPT_ON_DEVICE = `(async () => {
  const open = indexedDB.open('firstpoint-tour-desk')
  const database = await new Promise(resolve => (open.onsuccess = () => resolve(open.result)))
  const rows = []
  for (const store of database.objectStoreNames) {
    const all = database.transaction(store).objectStore(store).getAll()
    rows.push(...(await new Promise(resolve => (all.onsuccess = () => resolve(all.result)))))
  }
  const bytes = (_, value) => (value instanceof ArrayBuffer ? new TextDecoder('latin1').decode(value) : value)
  const pages = []
  const cache = await caches.open('firstpoint-tour-desk')
  for (const key of await cache.keys()) pages.push(await (await cache.match(key)).text())
  return [JSON.stringify(rows, bytes), ...pages].join()
})()`

/** As a version of last week wrote it down: what is being typed did not say what it is. */
const WRITTEN_BEFORE = `(async () => {
  const open = indexedDB.open('firstpoint-tour-desk')
  const database = await new Promise(resolve => (open.onsuccess = () => resolve(open.result)))
  const drafts = database.transaction('drafts', 'readwrite').objectStore('drafts')
  const all = drafts.getAll()
  for (const { what, ...row } of await new Promise(resolve => (all.onsuccess = () => resolve(all.result))))
    await new Promise(resolve => (drafts.put(row).onsuccess = resolve))
  database.close()
})()`

const requests = () =>
  program.db
    .selectFrom('requests.requests as r')
    .innerJoin('requests.submissions as s', 's.id', 'r.submission_id')
    .select(['r.reference', 's.channel'])
    .where('s.channel', '<>', 'web')
    .orderBy('r.opened_at')
    .execute()

journey('a desk is taken along to where there is no network', {
  async 'she gets the desk of a stop ready on her phone'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}/staff/tour`)
    await adviser.getByRole('link', { name: /Take the desk along/ }).click()
    await press(adviser, 'Get the desk ready on this device')
    await adviser.getByText(/works without a network until/).waitFor()
    desk = adviser.url()
    assert.equal(await heading(adviser), 'Desk at Kington Langley')
    await expectAccessible(adviser)
  },

  async 'without a network she opens it again and takes a request, which has its number at once'() {
    await adviser.context().setOffline(true)
    await adviser.goto(`${program.url}/staff/tour`)
    assert.equal(adviser.url().split('#')[0], desk.split('#')[0])
    await takePothole(adviser, CHIPPENHAM.postcode, 'vera@villager.example')
    assert.match(await adviser.locator('main dl').innerText(), /SN15 1ER[\s\S]*Cars swerve[\s\S]*Vera Villager/)
    await expectAccessible(adviser)
    await keep(adviser)
    assert.match(told[0]!, /^\d{12}$/)
    assert.equal(await adviser.locator('[data-unsent]').innerText(), 'Not sent yet: 1')
  },

  async 'the same questions judge in the same words, and what is half typed is there when the tab comes back'() {
    await adviser.getByRole('link', { name: 'Pothole', exact: true }).click()
    assert.match(await adviser.locator('.fp-tour-desk__danger').innerText(), /999/)
    await press(adviser, 'Continue')
    assert.match(
      await adviser.locator('.govuk-error-summary').innerText(),
      /Show us where the pothole is|Show us where it is/,
    )
    await expectAccessible(adviser)
    await adviser.locator('#q-near').fill('SW1A 1AA')
    await adviser.locator('#q-words').fill('by the gate')
    await adviser.waitForTimeout(600)
    const tab = await adviser.context().newPage()
    await adviser.close()
    await tab.goto(desk)
    const goOn = tab.getByRole('link', { name: /^Go on: Pothole/ })
    await goOn.waitFor()
    await tab.evaluate(WRITTEN_BEFORE)
    await tab.reload()
    await goOn.click()
    assert.equal(await tab.locator('#q-near').inputValue(), 'SW1A 1AA')
    await next(tab)
    adviser = tab
    await describe(tab, 'val@villager.example')
    await tab.getByText(/we cannot check that SW1A 1AA is ours/).waitFor()
    await keep(tab)
    assert.equal(await tab.locator('[data-unsent]').innerText(), 'Not sent yet: 2')
  },

  async 'whoever finds the device reads nothing of the people who asked'() {
    await adviser.getByRole('link', { name: 'Pothole', exact: true }).click()
    await adviser.locator('#q-words').fill('half typed words')
    await adviser.getByRole('link', { name: 'Back to the desk' }).click()
    const kept = await adviser.evaluate<string>(KEPT_ON_DEVICE)
    assert.ok(kept.includes(told[0]!) && kept.includes('Where is the pothole?'))
    assert.doesNotMatch(kept, /Vera|villager\.example|Cars swerve|SW1A 1AA|half typed words/)
  },

  async 'when the network is back and her session is over nothing is lost: she signs in and it goes on'() {
    await adviser.context().clearCookies()
    await adviser.context().setOffline(false)
    await adviser.getByText('You are signed out').waitFor()
    assert.deepEqual(await requests(), [])
    await loseTheFirstAnswer(adviser)
    await adviser.getByRole('link', { name: /Sign in/ }).click()
    await adviser.getByLabel('Email').fill(ADVISER.email)
    await adviser.locator('#password').fill(DEMO_PASSWORD)
    await press(adviser, 'Sign in')
    await adviser.getByText('No network').waitFor()
    assert.equal(await adviser.locator('[data-unsent]').innerText(), 'Not sent yet: 2')
    await press(adviser, 'Send now')
    await adviser.getByText('Came back to you: 1').waitFor()
    assert.deepEqual(await requests(), [{ reference: told[0], channel: 'tour' }])
  },

  async 'what is outside our area comes back with its words, is mended and sent under its number'() {
    await adviser.getByRole('link', { name: /^Look at/ }).click()
    await adviser.locator('#q-near').waitFor()
    assert.match(await adviser.locator('main').innerText(), /SW1A 1AA is outside our area|outside our area/)
    assert.equal(await adviser.locator('#q-words').inputValue(), 'by the gate')
    await adviser.locator('#q-near').fill(CHIPPENHAM.postcode)
    await next(adviser)
    await keep(adviser)
    await adviser.getByText('Everything is sent').waitFor()
    assert.equal(told[2], told[1])
  },

  async 'each is there once, and both have been told'() {
    const tab = await adviser.context().newPage()
    await tab.goto(desk)
    await tab.getByText('Everything is sent').waitFor()
    assert.deepEqual(
      (await requests()).toSorted((a, b) => (a.reference < b.reference ? -1 : 1)),
      told
        .slice(0, 2)
        .toSorted()
        .map(reference => ({ reference, channel: 'tour' })),
    )
    await program.settle()
    for (const email of ['vera@villager.example', 'val@villager.example'])
      assert.equal(program.outbox(email).length, 1, email)
  },

  async 'a service that is withdrawn in the meantime comes back as something else, with the words kept'() {
    await adviser.context().setOffline(true)
    await takePothole(adviser, CHIPPENHAM.postcode, 'wyn@villager.example')
    await keep(adviser)
    await changeOffer(program.ctx({ actor: system('test') }), { slug: 'pothole', offered: false, why: 'A test' })
    while ((await fetch(`${program.url}/services/pothole`)).ok) await adviser.waitForTimeout(100)
    await adviser.context().setOffline(false)
    await adviser.getByRole('link', { name: /^Look at/ }).click()
    await adviser.getByText('The council no longer takes this').waitFor()
    await pick(adviser, 'Something put right')
    assert.match(
      await adviser.locator('main dl').innerText(),
      /Pothole[\s\S]*Cars swerve[\s\S]*SN15 1ER[\s\S]*Vera Villager/,
    )
    await keep(adviser)
    await adviser.getByText('Everything is sent').waitFor()
    const arrived = (await requests()).map(({ reference }) => reference)
    assert.deepEqual([arrived.length, arrived.includes(told.at(-1)!)], [3, true])
    assert.equal(told.at(-1), told.at(-2))
  },
})
