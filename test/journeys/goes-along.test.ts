import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { takeCallEvent } from '../../src/modules/interactions/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { journey, press, signIn } from './steps.ts'

const TEAMS = ['customer-services']
const ADA = { email: 'ada@demo.example', roles: ['adviser' as const], teams: TEAMS }
const BOB = { email: 'bob@demo.example', roles: ['adviser' as const], teams: TEAMS }
const program = await startProgram({ after }, { staff: [ADA, BOB] })
const browser = await openBrowser({ after })
const signedIn = async ({ email }: { email: string }): Promise<Page> => {
  const page = await browser.visit('desktop')
  await signIn(page, program.url, email)
  return page
}
const [ada, bob, other] = [await signedIn(ADA), await signedIn(BOB), await signedIn(ADA)]
const CONVERSATION = /\/staff\/desk\/[0-9a-f-]{36}$/
const asked = (page: Page) => page.getByLabel('What they ask, in their own words')
const note = (page: Page) => page.getByLabel('Note', { exact: true })

let sent = 0
const tell = (call: string, type: string, agent: { email: string }) =>
  takeCallEvent(
    program.ctx(),
    JSON.stringify({
      ...{ id: `along-${++sent}`, call, type, agent: agent.email, dialled: '01632 960105', caller: '07700 900123' },
      at: new Date(Date.now() + sent),
    }),
  )

const moved = () => ada.getByText('The conversation is your colleague’s now').waitFor()

journey('what somebody types goes along with the conversation', {
  async 'put through while she types: the words are with her colleague, and her screen says so'() {
    await bob.goto(`${program.url}/staff/desk`)
    await ada.goto(`${program.url}/staff/desk`)
    await tell('a', 'ringing', ADA)
    await ada.waitForURL(CONVERSATION)
    const tab = (words: string) => ada.locator('[data-tab-state]', { hasText: words }).waitFor()
    await tab('ringing')
    await tell('a', 'answered', ADA)
    await tab('now')
    await asked(ada).fill('The wall fell')
    await ada.getByText('Saved', { exact: true }).waitFor()
    await note(ada).pressSequentially('Her car is')
    await tell('a', 'transferred', BOB)
    await moved()
    await expectAccessible(ada)
    await bob.waitForURL(CONVERSATION)
    assert.equal(await asked(bob).inputValue(), 'The wall fell')
    await bob.waitForFunction("document.querySelector('#note').value === 'Her car is'")
  },

  async 'the key pressed after it was put through tells of that call, and her colleague on the line sees it at once'() {
    await ada.keyboard.press('F8')
    assert.ok(await ada.getByRole('checkbox', { name: 'It is about the call I put through' }).isChecked())
    await expectAccessible(ada)
    await ada.locator('[data-digit="4"]').click()
    await bob.getByText('Somebody in this conversation may not be safe').waitFor()
    assert.equal(await note(bob).inputValue(), 'Her car is')
    await expectAccessible(bob)
    await tell('a', 'ended', BOB)
  },

  async 'a screen that hears of nothing leads there by its button, with what was not saved'() {
    await ada.route(/\/words$|\/live$/, route => route.abort('internetdisconnected'))
    await speaksUnheard('b')
    await asked(ada).fill('A second wall')
    await tell('b', 'transferred', BOB)
    await press(ada, 'End the call and wrap up')
    await moved()
    await ada.unroute(/\/words$|\/live$/)
    await bob.goto(`${program.url}/staff/desk`)
    await bob.getByText('A second wall').first().waitFor()
  },

  async 'wrapped up in one window, what is typed in the other is added, and both say so'() {
    await ada.goto(`${program.url}/staff/desk`)
    await press(ada, 'Start')
    await ada.waitForURL(CONVERSATION)
    const conversation = ada.url()
    await asked(ada).fill('A hole in the road')
    await press(ada, 'End the call and wrap up')
    await ada.waitForURL(/\/wrap-up$/)
    await other.goto(ada.url())
    await ada.getByRole('radio', { name: 'Settled' }).first().check()
    await note(ada).fill('She was upset')
    await press(ada, 'Save and finish')
    await ada.waitForURL(/done=wrapped/)
    await note(other).fill('Her gate is green')
    await other.getByText('Wrapped up in another window.').waitFor()
    await expectAccessible(other)
    await press(other, 'Save and finish')
    await other.waitForURL(/done=added/)
    await expectAccessible(other)
    const { db } = program.ctx()
    const kept = db
      .selectFrom('interactions.interactions')
      .select('note')
      .where('id', '=', conversation.split('/').at(-1)!)
    assert.equal((await kept.executeTakeFirstOrThrow()).note, 'She was upset\nHer gate is green')
  },
})

/** Her screen is opened by hand. */
async function speaksUnheard(call: string): Promise<void> {
  await ada.goto(`${program.url}/staff/desk`)
  await tell(call, 'answered', ADA)
  await ada.reload()
  await ada.locator('.fp-act__side li a').first().click()
  await ada.waitForURL(CONVERSATION)
}
