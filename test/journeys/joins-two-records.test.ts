import assert from 'node:assert/strict'
import { after } from 'node:test'
import { openSubmission, reporterFrom } from '../../src/modules/requests/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, heading, journey, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }
const JANE = { name: 'Jane Okafor', email: 'jane@mail.example' }
const TOM = { name: 'Tom Lockhart', email: 'tom@mail.example' }
const program = await startProgram({ after }, { staff: [ADVISER] })
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')

/** Each asks twice, and writes the name in two ways. */
for (const [key, who] of [JANE, { ...JANE, name: 'Jayne Okafor' }, TOM, { ...TOM, name: 'Thomas Lockhart' }].entries())
  await openSubmission(program.ctx(), {
    key: `asked ${key}`,
    language: 'en',
    reporter: reporterFrom(who),
    requests: [{ service: 'pothole', answers: { details: 'A hole' }, place: { ...CHIPPENHAM, words: 'here' } }],
  })
await program.settle()

const path = '/staff/customers/duplicates'
const waiting = () => adviser.locator('#duplicates', { hasText: '2 to look at' }).waitFor()

journey('an adviser looks at records that may be one person, by keys alone', {
  async 'what came in by itself is suggested, side by side'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(`${program.url}${path}`)
    assert.equal(await heading(adviser), 'Are they the same person?')
    await waiting()
    await adviser.getByText('For', { exact: true }).first().waitFor()
    await expectAccessible(adviser)
  },

  async 'one key joins them, and the next pair is there'() {
    const before = await adviser.locator('#pair').innerText()
    const isJane = before.includes('Jane')
    await adviser.keyboard.press('Alt+k')
    assert.match(
      await adviser.locator('#key-map').innerText(),
      /Alt 1\s+\S[\s\S]+Alt 2\s+\S[\s\S]+Alt 3\s+Different people\s+Alt 4\s+Later/,
    )
    await adviser.keyboard.press('Alt+k')
    await adviser.keyboard.press('Alt+1')
    await adviser.locator('.fp-last', { hasText: isJane ? 'You joined ‘Jane Okafor’' : 'You joined ‘T' }).waitFor()
    assert.match(await adviser.locator('#pair').innerText(), isJane ? /Lockhart/ : /Okafor/)
  },

  async 'one key takes it back, and both are as they were'() {
    assert.equal(await adviser.locator('[data-alt=u]').getAttribute('data-alt-name'), 'Undo')
    await adviser.keyboard.press('Alt+u')
    await waiting()
    assert.deepEqual(await program.db.selectFrom('customers.merged_ids').selectAll().execute(), [])
  },

  async 'on a small screen, without scripts, the buttons do the same'() {
    const phone = await browser.visit('phone', { javaScriptEnabled: false })
    await signIn(phone, program.url, ADVISER.email)
    await phone.goto(`${program.url}${path}`)
    await phone.getByRole('button', { name: 'Different people' }).click()
    await phone.getByText('This is the last one.').waitFor()
    await phone.getByRole('button', { name: 'Undo' }).click()
    await phone.getByText('2 to look at').waitFor()
  },
})
