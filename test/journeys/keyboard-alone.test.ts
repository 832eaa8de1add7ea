import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, heading, journey, placeBelow, readReference } from './steps.ts'

/** Of the browser, where the functions given to `evaluate` run. */
declare const document: { activeElement: unknown }
declare function getComputedStyle(element: unknown, part?: string): { outlineStyle: string; boxShadow: string }

const program = await startProgram({ after })
const browser = await openBrowser({ after })
const page = await browser.visit('desktop')
const MOST_TABS = 80

/** Goes forward with the Tab key until it is there. What never gets the focus cannot be reached without a mouse. */
async function reach(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs++) {
    await page.keyboard.press('Tab')
    if (!(await hasFocus(target))) continue
    assert.ok(await showsFocus(target), `nobody sees that the focus is on ${target}`)
    return
  }
  assert.fail(`the Tab key does not get to ${target} on ${page.url()}`)
}

const hasFocus = (target: Locator): Promise<boolean> => target.evaluate(element => element === document.activeElement)

/** The focus must show: an outline or a shadow, drawn on the label where the box itself is hidden. */
const showsFocus = (target: Locator): Promise<boolean> =>
  target.evaluate(element => {
    const isTick = element.matches('[type=radio], [type=checkbox]')
    const styles = [
      getComputedStyle(element),
      ...(isTick ? [getComputedStyle(element.nextElementSibling, '::before')] : []),
    ]
    return styles.some(style => style.outlineStyle !== 'none' || style.boxShadow !== 'none')
  })

async function pressKey(page: Page, target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await reach(page, target)
  const before = page.url()
  await page.keyboard.press(key)
  await page.waitForURL(url => url.href !== before)
}

const goOn = (name: string) => pressKey(page, page.getByRole('button', { name, exact: true }), 'Enter')

async function pick(name: string): Promise<void> {
  const radios = page.getByRole('radio')
  await reach(page, radios.first())
  const wanted = page.getByRole('radio', { name, exact: true })
  await page.keyboard.press('Space')
  for (let moves = 0; moves < 10 && !(await wanted.isChecked()); moves++) await page.keyboard.press('ArrowDown')
  assert.ok(await wanted.isChecked(), `the arrow keys do not get to ${name}`)
  await goOn('Continue')
}

async function type(box: Locator, words: string): Promise<void> {
  await reach(page, box)
  await page.keyboard.type(words)
}

journey('a keyboard alone reports a pothole', {
  async 'from the first page past the menu to the service'() {
    await page.goto(program.url)
    await page.keyboard.press('Tab')
    assert.ok(await page.getByRole('link', { name: 'Skip to main content' }).isVisible())
    await page.keyboard.press('Enter')
    await type(page.locator('#q'), 'hole in the road')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/search/)
    await pressKey(page, page.getByRole('link', { name: 'Report a pothole' }), 'Enter')
    await pressKey(page, page.getByRole('button', { name: 'Start now' }), 'Space')
    await pick('No')
  },

  async 'the pin moves by keys'() {
    await type(page.locator('#q-near'), CHIPPENHAM.postcode)
    await reach(page, page.getByRole('button', { name: 'Show it on the map' }))
    await page.keyboard.press('Enter')
    await page.getByText(/The map shows the postcode|The pin is in/).waitFor()
    const lat = page.locator('[name=q-lat]')
    const before = Number(await lat.inputValue())
    await reach(page, page.getByRole('application', { name: 'Map' }))
    for (const key of ['ArrowUp', 'ArrowUp', 'Shift+ArrowRight', '+']) await page.keyboard.press(key)
    assert.ok(Number(await lat.inputValue()) > before, 'up is north')
    await type(page.locator('#q-words'), 'outside number 12')
    await goOn('Continue')
  },

  async 'every kind of question is answered'() {
    assert.equal(await heading(page), 'Add photos if it is safe (optional)')
    await reach(page, page.locator('input[type=file]'))
    await goOn('Continue')
    await pick('Bigger than a dinner plate')
    await pick('I do not know')
    await pick('At a junction or roundabout')
    await type(page.locator('textarea'), 'Cars swerve to miss it.')
    await goOn('Continue')
    await pick('For me')
    await pick('Yes, I will give my details')
    await type(page.getByLabel('Your full name'), 'Imogen Sample')
    await type(page.getByLabel('Email address'), 'imogen@example.test')
    await goOn('Continue')
    await reach(page, page.getByRole('checkbox', { name: 'Email me' }))
    await page.keyboard.press('Space')
    await goOn('Continue')
  },

  async 'a mistake is found, led to and mended'() {
    await pressKey(page, page.getByRole('link', { name: 'Change How can we reach you?' }), 'Enter')
    const email = page.getByLabel('Email address')
    await reach(page, email)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('imogen')
    await reach(page, page.getByRole('button', { name: 'Continue', exact: true }))
    await page.keyboard.press('Enter')
    await page.locator('.govuk-error-summary').waitFor()
    assert.ok(await hasFocus(page.locator('.govuk-error-summary')))
    await reach(page, page.locator('.govuk-error-summary a').first())
    await page.keyboard.press('Enter')
    assert.ok(await hasFocus(email))
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('imogen@example.test')
    await goOn('Continue')
  },

  async 'it is sent'() {
    if ((await heading(page)) !== 'Check your answers') await goOn('Continue')
    await goOn('Send')
    await readReference(page)
    await pressKey(
      page,
      page.getByRole('button', { name: /See what is happening|Follow|track/i }).or(page.locator('main a.govuk-button')),
      'Enter',
    )
    assert.equal(await heading(page), 'Your request')
    assert.equal(await placeBelow(page), 'outside number 12')
  },
})
