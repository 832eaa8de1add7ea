// Visits every page of both sites in a browser, on a phone and on a desktop screen.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Page as BrowserPage } from 'playwright-core'
import { codeOfKey } from '../src/modules/identity/testing.ts'
import { ROLES } from '../src/modules/organisation/index.ts'
import type { Page } from '../src/platform/page/page.ts'
import { pages as publicPages } from '../src/sites/public/pages.ts'
import { pages as staffPages } from '../src/sites/staff/pages.ts'
import { CHIPPENHAM, type Fixtures, fillQuestions, makeFixtures, makeStaffFixtures, WREXHAM } from './routes.fixture.ts'
import { accessibilityProblems, bringAxe, openBrowser, SCREENS } from './support/browser.ts'
import { openDoors } from './support/open-doors.ts'
import { DEMO_PASSWORD, startProgram } from './support/program.ts'

/** Routes that never answer a page of their own, each with the reason. */
const NO_PAGE: Record<string, string> = {
  '/language': 'sets the language and leads back',
  '/services/:slug/start': 'begins a form and leads to its first question',
  '/ask/:draft/files/:file': 'a picture',
  '/ask/:draft/on': 'leads to the question where the form was left',
  '/ask/:draft/sent': 'leads to the confirmation',
  '/track/:token/files/:file': 'a picture',
  '/reports/:reference/photos/:file': 'a picture',
  '/referred/photos/:file': 'a picture',
  '/bookings/:token/calendar.ics': 'a file for calendars',
  '/kiosk/:location/reset': 'forgets whoever was at the kiosk and leads back to its start',
  '/staff': 'leads to what one may do',
  '/staff/sign-in/single': 'leads to the provider of the council',
  '/staff/sign-in/return': 'leads to where one wanted to be',
  '/staff/sign-in/code': 'opens after a password only: see below',
  '/staff/account/recovery-codes': 'opens with two steps only: see below',
  '/staff/account/two-step/app': 'opens after a password only: see below',
  '/staff/duty/strip': 'a piece of a page',
  '/staff/desk/live': 'news of calls, as they happen',
  '/staff/files/:id': 'a picture',
  '/staff/mail/:id/files/:file': 'a file',
  '/staff/mail/:id/html': 'a mail as it looked, in a frame of the page that shows it',
  '/staff/mail/:id/raw': 'a mail for a mail program',
  '/staff/mail/:id/pages/:file': 'a picture',
  '/staff/post/separators': 'sheets for the printer',
  '/staff/post/print/:id/file': 'letters for the printer',
  '/staff/post/print/:id/list': 'a list for a spreadsheet',
  '/staff/mail/unreadable/:id': 'a mail for a mail program',
  '/staff/templates/:template/preview': 'a letter as it would be sent, in a frame of the page that changes it',
  '/staff/messages/:id/html': 'a letter as it was sent, in a frame of the page of the message',
  '/staff/queue.csv': 'a list for a spreadsheet',
  '/staff/queue/presence': 'a piece of a page',
  '/staff/requests/:id/presence': 'a piece of a page',
  '/staff/services/:slug/questions/:question/position': 'a button in the list of questions',
  '/staff/services/:slug/versions/:number/return': 'a button on the page of a version',
  '/staff/tour/desks/:id/standing': 'what a device asks before it sends',
  '/staff/tour/worker.js': 'a script',
  '/staff/take/form/:draft/files/:file': 'a picture',
  '/staff/take/form/:draft/on': 'leads to the question where the form was left',
  '/staff/take/form/:draft/sent': 'leads to what the form became',
}

/** Nothing may need to be pushed sideways on a screen as narrow as this (WCAG 2.2, 1.4.10). */
const NARROWEST = { width: 320, height: 700 }
/** What axe judges on a phone, where the room is least. All the rest it judges on a desktop, which shows more of a page. */
const OF_LAYOUT = ['target-size', 'scrollable-region-focusable']
/** Each id that more than one element has. */
const REPEATED_IDS = `[...document.querySelectorAll('[id]')].map(each => each.id).filter((id, at, all) => all.indexOf(id) !== at)`
/** Pages looked at side by side. */
const LANES = 3

const ENGLISH = { language: 'en' }
const EVERYBODY = { email: 'everything@demo.example', roles: [...ROLES], teams: ['highways'] }
const TWO_STEPS = { email: 'two-steps@demo.example', roles: ['employee' as const], teams: [] }
const program = await startProgram({ after }, { staff: [EVERYBODY, TWO_STEPS] })
const welsh = await startProgram({ after }, { template: 'wrexham', staff: [EVERYBODY] })
for (const each of [program, welsh]) await openDoors(each.ctx())
const browser = await openBrowser({ after })
const ofResidents = await makeFixtures(program, EVERYBODY.email, CHIPPENHAM)
const ofStaff = await makeStaffFixtures(program, EVERYBODY.email, ofResidents.values)
const questions = await fillQuestions(program)
const inWelsh = await makeFixtures(welsh, EVERYBODY.email, WREXHAM)

test('every page says how to visit it, or why it is no page', () => {
  for (const page of [...publicPages, ...staffPages]) {
    const isKnown = !page.load || page.example || !page.path.includes(':') || NO_PAGE[page.path]
    assert.ok(isKnown, `${page.path}: give the page an \`example\`, so that this test can visit it`)
  }
})

visitAll('a page of the public site', publicPages, { url: program.url, fixtures: ofResidents, language: 'en' })
/** The small pack has no service that people choose in danger. */
const isOfDanger = (page: Page): boolean => page.path === '/kiosk/:location/first/:place'
visitAll(
  'a page of the public site in Welsh',
  publicPages.filter(page => !isOfDanger(page)),
  {
    url: welsh.url,
    fixtures: inWelsh,
    language: 'cy',
    judged: [],
  },
)
/** Of the staff site, what somebody sees who is not signed in. */
const isForStrangers = (page: Page): boolean => page.public === true
visitAll('a page of the staff site for strangers', staffPages.filter(isForStrangers), {
  url: program.url,
  fixtures: ofStaff,
  language: 'en',
})
visitAll(
  'a page of the staff site',
  staffPages.filter(page => !isForStrangers(page)),
  { url: program.url, fixtures: ofStaff, language: 'en', signIn: EVERYBODY.email },
)

describe('a question of each kind, with a mistake where one can be made', { concurrency: LANES }, () => {
  const { kinds, cookie } = questions
  const tabs = tabsOf(
    enter({ url: program.url, fixtures: { values: {}, cookies: { fp_drafts: cookie } }, language: 'en' }),
  )
  for (const [kind, path] of kinds)
    test(kind, async () => {
      const page = await tabs.take()
      await page.goto(program.url + path)
      // What may be left out leads to the next question instead. With its mistake it shows all that it shows without.
      const [mistake, next] = [
        page.locator('.govuk-error-summary').waitFor(),
        page.waitForURL(url => url.pathname !== path),
      ]
      for (const ending of [mistake, next]) ending.catch(() => {})
      await page.getByRole('button', { name: 'Continue' }).click()
      await Promise.race([mistake, next])
      if (page.url() === program.url + path) await examine(page, ENGLISH)
      else await look(page, program.url + path, ENGLISH)
      tabs.giveBack(page)
    })
})

test('what is no page is answered all the same', async () => {
  const signedIn = await enter({ url: program.url, fixtures: ofStaff, language: 'en', signIn: EVERYBODY.email })
  for (const page of staffPages.filter(page => NO_PAGE[page.path] && page.example)) {
    const answer = await signedIn.request.get(program.url + exampleOf(page, ofStaff))
    assert.ok(answer.ok(), `${page.path}: ${answer.status()}`)
  }
})

test('the pages of signing in with two steps open one after the other', async () => {
  const page = await browser.visit('phone')
  await signIn(page, program.url, TWO_STEPS.email)
  await page.goto(`${program.url}/staff/account/two-step`)
  await page.locator('#password').fill(DEMO_PASSWORD)
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/\/two-step\/app$/)
  await examine(page, ENGLISH)
  const key = /[A-Z2-7]{4}(?: [A-Z2-7]{1,4}){4,}/.exec(await page.locator('main').innerText())![0].replaceAll(' ', '')
  await page.locator('#code').fill(codeOfKey(key, new Date()))
  await page.locator('main form button[type=submit]').first().click()
  await page.waitForURL(/recovery-codes/)
  await examine(page, ENGLISH)
  const elsewhere = await browser.visit('phone')
  await signIn(elsewhere, program.url, TWO_STEPS.email)
  await elsewhere.waitForURL(/\/sign-in\/code/)
  await examine(elsewhere, ENGLISH)
})

type Screen = keyof typeof SCREENS
type Judging = Pick<How, 'language' | 'judged'>

interface How {
  /** The screens on which axe judges; default: all but the narrowest. None for the same templates in another language. */
  judged?: Screen[]
  url: string
  fixtures: Fixtures
  language: string
  signIn?: string
}

/** A test for each route, and one for their titles. */
function visitAll(what: string, pages: Page[], how: How): void {
  const tabs = tabsOf(enter(how))
  const titles = new Map<string, string[]>()
  describe(what, { concurrency: LANES }, () => {
    for (const page of pages.filter(page => page.load && !NO_PAGE[page.path]))
      test(page.path, async () => {
        const tab = await tabs.take()
        const title = await look(tab, how.url + exampleOf(page, how.fixtures), how)
        titles.set(title, [...(titles.get(title) ?? []), page.path])
        tabs.giveBack(tab)
      })
  })
  test(`${what} has a title of its own`, () => {
    assert.deepEqual(
      [...titles].filter(([, paths]) => paths.length > 1),
      [],
    )
  })
}

interface Tabs {
  take(): Promise<BrowserPage>
  /** One in which a test failed is not given back: what stands in it is anybody's guess. */
  giveBack(tab: BrowserPage): void
}

/** Tabs of one visitor, used again and again: a new one starts a process, and forgets styles and scripts. */
function tabsOf(visitor: Promise<BrowserPage>): Tabs {
  const free: BrowserPage[] = []
  const withAxe = visitor.then(async page => {
    await bringAxe(page.context())
    return page.context()
  })
  return {
    take: async () => free.pop() ?? (await withAxe).newPage(),
    giveBack: tab => void free.push(tab),
  }
}

function exampleOf(page: Page, { values }: Fixtures): string {
  const path = page.example?.(values) ?? page.path
  assert.doesNotMatch(path, /undefined/, 'test/routes.fixture.ts lacks what its example asks for')
  return path
}

async function enter({ url, fixtures, signIn: email }: How): Promise<BrowserPage> {
  const page = await browser.visit('phone')
  const cookies = Object.entries(fixtures.cookies).map(([name, value]) => ({ name, value, url }))
  await page.context().addCookies(cookies)
  if (email) await signIn(page, url, email)
  return page
}

async function signIn(page: BrowserPage, url: string, email: string): Promise<void> {
  await page.goto(`${url}/staff/sign-in`)
  await page.getByLabel('Email').fill(email)
  await page.locator('#password').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(address => address.pathname !== '/staff/sign-in')
}

/** Goes to a page and looks at it on every screen. Answers its title. */
async function look(page: BrowserPage, address: string, how: Judging): Promise<string> {
  const answer = (await page.goto(address))!
  assert.equal(answer.status(), 200, address)
  assert.equal(page.url(), address, 'it leads elsewhere')
  await examine(page, how)
  return page.title()
}

async function examine(page: BrowserPage, { language, judged = ['phone', 'desktop'] }: Judging): Promise<void> {
  assert.equal(await page.locator('h1').count(), 1, 'a page has one heading of the first level')
  assert.equal(await page.locator('html').getAttribute('lang'), language)
  // A label names the first of two with its id; axe lets that pass.
  assert.deepEqual(await page.evaluate(REPEATED_IDS), [], 'an id is given twice')
  const problems: string[] = []
  for (const [screen, size] of Object.entries({ ...SCREENS, narrowest: NARROWEST })) {
    await page.setViewportSize(size)
    if (await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth'))
      problems.push(`${screen} (${size.width}): it scrolls sideways`)
    if ((judged as string[]).includes(screen))
      problems.push(
        ...(await accessibilityProblems(page, screen === 'phone' ? { only: OF_LAYOUT } : { but: OF_LAYOUT })).map(
          problem => `${screen} (${size.width}): ${problem}`,
        ),
      )
  }
  assert.ok(problems.length === 0, `${page.url()}\n\n${problems.join('\n\n')}\n`)
}
