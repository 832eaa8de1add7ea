// What residents and staff do on our pages, in the words of the screen.
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../support/program.ts'

/** A postcode and where it is. */
export const CHIPPENHAM = { postcode: 'SN15 1ER', lat: 51.46104, lng: -2.11491 }

/** One walk in named steps. After a step that failed the others make no sense and are skipped. */
export function journey(name: string, steps: Record<string, (t: TestContext) => Promise<void>>): void {
  test(name, async t => {
    let broken = false
    for (const [step, walk] of Object.entries(steps))
      await t.test(step, async t => {
        if (broken) return t.skip('a step before it failed')
        broken = true
        await walk(t)
        broken = false
      })
  })
}

export const heading = (page: Page): Promise<string> => page.locator('h1').innerText()

/** What a tracked request says of where it is, below its heading. */
export const placeBelow = (page: Page): Promise<string> => page.locator('h1 + p').innerText()

/** Presses a button by its words and waits for the page after it. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: words }).first().click()
}

/** Goes on to the next page and fails at once where something has to be mended first. */
export async function goOn(page: Page, words: string | RegExp = /^(Continue|Parhau)$/): Promise<void> {
  const before = page.url()
  const summary = page.locator('.govuk-error-summary')
  const wasWrong = (await summary.count()) > 0
  await page.getByRole('button', { name: words }).click()
  const moved = page.waitForURL(url => url.href !== before).then(() => 'moved')
  const stopped = summary.waitFor().then(() => 'stopped')
  // Whichever comes second is of no interest.
  for (const ending of [moved, stopped]) ending.catch(() => {})
  if ((await Promise.race(wasWrong ? [moved] : [moved, stopped])) === 'stopped')
    assert.fail(`${page.url()}: ${await summary.innerText()}`)
}

/** Chooses answers by their words and goes on. */
export async function choose(page: Page, ...answers: string[]): Promise<void> {
  for (const name of answers) {
    const radio = page.getByRole('radio', { name, exact: true })
    await radio.or(page.getByRole('checkbox', { name, exact: true })).check()
  }
  await goOn(page)
}

/** From the first page to the form of a service, by searching for it in her own words. */
export async function search(page: Page, words: string, title: string | RegExp): Promise<void> {
  await page.locator('#q').fill(words)
  await page.locator('.fp-search__button').click()
  await page.getByRole('link', { name: title }).first().click()
}

/** Says in boxes where it is, as everybody can, with or without the map. */
export async function sayWhere(page: Page, { postcode = CHIPPENHAM.postcode, words = '' } = {}): Promise<void> {
  await page.locator('#q-near').fill(postcode)
  await page.locator('#q-words').fill(words)
  await goOn(page)
}

/** For whom it is and whether to be informed, as she is asked herself and as an adviser is asked about her. */
const HERSELF = ['For me', 'Yes, I will give my details']
const BY_ADVISER = ['For themselves', 'Yes, they give their details']

/** Who wants it, and how to reach her: by email alone. */
interface Who {
  name: string
  email: string
  byAdviser?: boolean
}

export async function sayWho(page: Page, { name, email, byAdviser = false }: Who): Promise<void> {
  for (const answer of byAdviser ? BY_ADVISER : HERSELF) await choose(page, answer)
  await page.getByLabel(byAdviser ? 'Their full name' : 'Your full name').fill(name)
  await page.getByLabel('Email address').fill(email)
  await goOn(page)
  await choose(page, 'Email me')
}

/** What a pothole's form asks after the place and the photos, up to 'Check your answers'. */
export async function describePothole(page: Page, details: string, who: Who): Promise<void> {
  await choose(page, 'Bigger than a dinner plate')
  await choose(page, 'As deep as a golf ball or more')
  await choose(page, 'Where car wheels go')
  await page.locator('textarea').fill(details)
  await goOn(page)
  await sayWho(page, who)
}

/** From the page of the service to its first question, where nobody is in danger. */
export async function start(page: Page): Promise<void> {
  await goOn(page, 'Start now')
  await choose(page, 'No')
}

/** Signs a member of staff in, as far as her queue. */
export async function signIn(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/staff/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.locator('#password').fill(DEMO_PASSWORD)
  await goOn(page, 'Sign in')
}

/** The reference that the confirmation shows, as its 12 digits. */
export async function readReference(page: Page): Promise<string> {
  const shown = await page.locator('.fp-panel .fp-reference > [aria-hidden]').innerText()
  assert.match(shown, /^\d{3} \d{3} \d{3} \d{3}$/)
  return shown.replaceAll(' ', '')
}

/** The first private link in a mail. */
export function linkIn(text: string): string {
  const link = /https?:\/\/\S+\/track\/[\w-]+/.exec(text)?.[0]
  assert.ok(link, `there is no private link in: ${text}`)
  return link
}
