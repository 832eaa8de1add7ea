import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { openDoors } from '../support/open-doors.ts'
import { startProgram } from '../support/program.ts'
import { heading, journey, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['employee' as const, 'adviser' as const], teams: [] }
const program = await startProgram({ after }, { staff: [ADVISER] })
await openDoors(program.ctx())
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')
const hall = await browser.visit('desktop')
const AT = '/staff/reception/chippenham'

const MOST_TABS = 150

/** Goes on with the Tab key until it is at what is called so. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < MOST_TABS; n++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(`document.activeElement?.matches(${JSON.stringify(selector)})`)) return
  }
  assert.fail(`the Tab key does not come to ${selector}`)
}

async function enter(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
}

journey('somebody comes to a desk, and her adviser uses the keyboard alone', {
  async 'she gets a ticket from the kiosk, which tells no time while nobody serves'() {
    await hall.goto(`${program.url}/kiosk/chippenham`)
    await expectAccessible(hall)
    await hall.getByRole('link', { name: 'Getting around' }).click()
    await hall.getByRole('button', { name: 'Pothole', exact: true }).click()
    assert.match(await heading(hall), /^Your ticket is [A-Z]\d\d$/)
    assert.match(await hall.locator('main').innerText(), /We cannot say how long it will be/)
    await expectAccessible(hall)
  },

  async 'the adviser opens her desk and calls her'() {
    await signIn(adviser, program.url, ADVISER.email)
    await enter(adviser, 'nav a[href="/staff/reception"]')
    await tabTo(adviser, '#desk')
    await adviser.keyboard.type('3')
    await enter(adviser, 'button[value=open]')
    await adviser.waitForURL(`${program.url}${AT}`)
    await expectAccessible(adviser)
    await adviser.keyboard.press('Alt+k')
    assert.match(
      await adviser.locator('#key-map').innerText(),
      /Alt N\s+Call next[\s\S]+Alt P\s+Name, reference or code/,
    )
    await adviser.keyboard.press('Alt+k')
    await adviser.keyboard.press('Alt+n')
    await adviser.getByRole('heading', { name: /^You called [A-Z]\d\d$/ }).waitFor()
  },

  async 'the waiting area shows the ticket and the desk'() {
    const ticket = /[A-Z]\d\d$/.exec(await heading(hall))![0]
    await hall.goto(`${program.url}/display/chippenham`)
    assert.match(await hall.locator('tbody tr').innerText(), new RegExp(`^${ticket}\\s+3$`))
    await expectAccessible(hall)
  },

  async 'the conversation begins with what she came for, and ends with its wrap-up'() {
    await adviser.keyboard.press('Alt+v')
    await adviser.waitForURL(/\/staff\/desk\/[0-9a-f-]{36}$/)
    // The page is there, and something else it loads is slow: the keys do not wait for that.
    await adviser.route('**/govuk-frontend*', async route => {
      await setTimeout(1_500)
      await route.continue()
    })
    await adviser.reload({ waitUntil: 'domcontentloaded' })
    assert.match(await adviser.locator('main').innerText(), /Pothole/)
    await adviser.keyboard.press('Alt+L')
    await adviser.keyboard.type('A hole by the school')
    assert.equal(await adviser.locator('textarea[name^=asked]').inputValue(), 'A hole by the school')
    await adviser.unrouteAll({ behavior: 'wait' })
    await tabTo(adviser, 'textarea[name^=answer]')
    await adviser.keyboard.type('It is reported already, and due on Friday')
    await enter(adviser, 'button[value=end]')
    await adviser.waitForURL(/\/wrap-up$/)
    await expectAccessible(adviser)
    await adviser.keyboard.press('Alt+L')
    assert.ok(await adviser.locator('input[type=radio]:checked').evaluate(radio => radio.matches(':focus')))
    await adviser.keyboard.press('ArrowDown')
    await adviser.keyboard.press('ArrowUp')
    await enter(adviser, 'main form button.govuk-button')
    await adviser.waitForURL(/\/staff\/desk\?done=wrapped$/)
    await program.settle()
    await enter(adviser, 'nav a[href="/staff/reception"]')
    await adviser.waitForURL(`${program.url}${AT}`)
    assert.match(await adviser.locator('main').innerText(), /Today: 1 served, 0 left/)
  },

  async 'nobody touches the kiosk for a minute: it warns, and forgets what was typed'() {
    await hall.clock.install()
    await hall.goto(`${program.url}/kiosk/chippenham/reference`)
    await hall.locator('#code').fill('123')
    await hall.clock.runFor(46_000)
    await hall.getByRole('dialog').waitFor()
    await hall.getByRole('button', { name: 'I am still here' }).click()
    assert.equal(await hall.locator('#code').inputValue(), '123')
    await hall.clock.runFor(61_000)
    await hall.waitForURL(`${program.url}/kiosk/chippenham`)
    assert.deepEqual(
      (await hall.context().cookies()).filter(({ name }) => !name.includes('browser')).map(({ name }) => name),
      [],
    )
  },

  async 'the server restarts while somebody has left the kiosk: it shows nothing of her, and comes back by itself'() {
    await hall.goto(`${program.url}/kiosk/chippenham/reference`)
    await hall.locator('#code').fill('123')
    await hall.context().setOffline(true)
    await hall.clock.runFor(61_000)
    await hall.getByText('This screen starts again in a moment').waitFor()
    assert.equal(await hall.locator('#code').count(), 0)
    await hall.clock.runFor(4_000)
    await hall.context().setOffline(false)
    await hall.clock.runFor(4_000)
    await hall.waitForURL(`${program.url}/kiosk/chippenham`)
    await hall.getByRole('heading', { name: 'Welcome' }).waitFor()
  },
})
