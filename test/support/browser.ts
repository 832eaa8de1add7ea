// A real browser for journeys: one a test file, a context of its own (cookies, screen, scripts) for each visitor.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { type Chromium, findChromium, withOwnLibraries } from './chromium.ts'
import type { Scope } from './database.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--disable-gpu',
]
export const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } }
/** No page of ours takes long; a busy machine may. */
const PATIENCE = 20_000

export interface TestBrowser {
  /** A visitor with a browser of her own. Scripts are on unless `javaScriptEnabled` is false. */
  visit(screen: keyof typeof SCREENS, options?: BrowserContextOptions): Promise<Page>
}

/** One a process: starting it costs a second of a processor. */
let shared: Promise<Browser> | undefined
let scopes = 0

/** A browser for a test file. When its scope ends its visitors go, and any script error they met fails the file. */
export async function openBrowser(scope: Scope): Promise<TestBrowser> {
  scopes++
  shared ??= findChromium().then(launch)
  const browser = await shared
  const complaints: string[] = []
  const contexts: BrowserContext[] = []
  scope.after(async () => {
    await Promise.all(contexts.map(context => context.close()))
    if (--scopes === 0) {
      shared = undefined
      await browser.close()
    }
    // A hook that throws leaves a process hanging that other files share; its exit code fails the file as well.
    if (complaints.length === 0) return
    process.stderr.write(`The browser complained about our pages:\n${complaints.join('\n')}\n`)
    process.exitCode = 1
  })
  return {
    async visit(screen, options = {}) {
      const context = await browser.newContext({ viewport: SCREENS[screen], locale: 'en-GB', ...options })
      contexts.push(context)
      context.setDefaultTimeout(PATIENCE)
      const page = await context.newPage()
      page.on('pageerror', error => complaints.push(`${page.url()}: ${error.message}`))
      page.on('console', message => {
        if (message.type() === 'error' && !isOfOurStatus(message.text()))
          complaints.push(`${page.url()}: ${message.text()}`)
      })
      return page
    },
  }
}

async function launch(found: Chromium): Promise<Browser> {
  const start = ({ executable, env }: Chromium) => chromium.launch({ executablePath: executable, env, args: FLAGS })
  return start(found).catch(error => {
    if (!/shared librar/.test(String(error))) throw error
    return start(withOwnLibraries(found))
  })
}

/**
 * A form shown again with what to mend answers 422, and a page that is not there 404: as it should be. A page that is
 * still open when its server ends or the network goes cannot fetch any more, nor before it is quite there again (503).
 */
const isOfOurStatus = (text: string): boolean =>
  /status of (404|409|410|422|429|503)|ERR_(INTERNET_DISCONNECTED|CONNECTION_(REFUSED|RESET)|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)|Failed to fetch/.test(
    text,
  )

const axeSource = readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Every page that opens in it from now on has axe from its start: sending it to each page takes longer than running it. */
export const bringAxe = async (context: BrowserContext): Promise<void> => {
  await context.addInitScript(await axeSource)
}

interface Violation {
  id: string
  help: string
  helpUrl: string
  nodes: { target: unknown[]; html: string; failureSummary?: string }[]
}

/** What axe has against the page under WCAG 2.2 AA, and where content stands outside of all landmarks: each with its rule, where it is and how to mend it. `only` these rules, or all `but` these. */
export async function accessibilityProblems(
  page: Page,
  { only, but = [] }: { only?: string[]; but?: string[] } = {},
): Promise<string[]> {
  const enabled = (rules: string[], is: boolean) => Object.fromEntries(rules.map(rule => [rule, { enabled: is }]))
  const options = {
    ...(only
      ? { runOnly: only }
      : { runOnly: WCAG, rules: { ...enabled(['target-size', 'region'], true), ...enabled(but, false) } }),
    resultTypes: ['violations'],
    // None of these rules asks for style sheets: reading them for each page takes as long as half of the rules
    preload: { assets: ['media'] },
  }
  const look = async () => {
    if (!(await page.evaluate('typeof axe === "object"'))) await page.evaluate(await axeSource)
    return page.evaluate<{ violations: Violation[] }>(`axe.run(document, ${JSON.stringify(options)})`)
  }
  // A page that goes on by itself (a call that ends, a form that saves) may go while it is looked at: the next is looked at instead
  const lookOn = (tries: number): ReturnType<typeof look> =>
    look().catch(async error => {
      if (tries === 0 || !/context was destroyed/.test(String(error))) throw error
      await page.waitForLoadState()
      return lookOn(tries - 1)
    })
  const found = await lookOn(3)
  return found.violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.map(
      node => `${id}: ${help}\n  at ${node.target.join(' ')}\n  ${node.html}\n  ${node.failureSummary}\n  ${helpUrl}`,
    ),
  )
}

/** Fails with what axe has against the page: rule, selector and how to mend it. */
export async function expectAccessible(page: Page): Promise<void> {
  const problems = await accessibilityProblems(page)
  assert.ok(problems.length === 0, `${page.url()} shuts people out:\n\n${problems.join('\n\n')}\n`)
}
