import assert from 'node:assert/strict'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { PLAYED } from '../../src/adapters/telephony/index.ts'
import { PlayedCall } from '../../src/commands/simulating/played-call.ts'
import { type PlayedLeg, PlayedSwitch } from '../../src/commands/simulating/played-switch.ts'
import { SIMULATOR, simulatorKey } from '../../src/sites/voice/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { goOn, journey, press, signIn } from './steps.ts'

const TEAMS = ['customer-services']
const ADA = { email: 'ada@demo.example', roles: ['adviser' as const], teams: TEAMS }
const BOB = { email: 'bob@demo.example', roles: ['adviser' as const], teams: TEAMS }
const program = await startProgram({ after }, { staff: [ADA, BOB] })
const browser = await openBrowser({ after })
const [ada, bob] = (await Promise.all([ADA, BOB].map(signedIn))) as [Page, Page]
const WORK = `${program.url}/staff/desk/work`
const ASKED = 'What they ask, in their own words'
const provider = await new PlayedSwitch(PLAYED).open()
after(() => provider.close())
const key = (await simulatorKey(program.ctx()))!
const line = { origin: program.url, provider: SIMULATOR, key, to: '+441632960105', open: true, switch: provider }
const call = new PlayedCall({ ...line, from: '+447700900301' })

async function signedIn({ email }: { email: string }): Promise<Page> {
  const page = await browser.visit('desktop')
  await signIn(page, program.url, email)
  return page
}

async function phoneRings(): Promise<PlayedLeg> {
  for (let tries = 0; tries < 200; tries++) {
    const phone = provider.ringsFor(call.sid)
    if (phone) return phone
    await pause(100)
  }
  throw new Error('no phone rings')
}

async function handOver(): Promise<void> {
  await goOn(ada, 'Hand over')
  await ada.getByText('Their phone rings and they join the call when they take it.').waitFor()
  await ada.getByLabel('Which team?').selectOption('customer-services')
  await goOn(ada, 'Show who is there')
  await ada.getByRole('radio', { name: 'bob', exact: true }).check()
  await ada.getByLabel('What do they need, in one line?').fill('Which street?')
  await expectAccessible(ada)
  await goOn(ada, 'Hand over')
}

async function take(): Promise<void> {
  await bob.getByText('Which street?').first().waitFor()
  await goOn(bob, /^Open/)
  await bob.getByText('When you take it, your phone rings').waitFor()
  await expectAccessible(bob)
  await press(bob, 'Take it')
  await bob.getByText('Your phone rings. Pick it up to join the call.').waitFor()
}

journey('an adviser brings a colleague into a call', {
  async 'somebody rings, and an adviser speaks with her'() {
    await bob.goto(WORK)
    await call.begin()
    await call.press('0')
    await ada.goto(WORK)
    await goOn(ada, 'Take the next')
    await call.stay()
    await call.pickUp()
    await ada.reload()
    await ada.getByLabel(ASKED).fill('The light is out')
    await ada.getByText('Saved', { exact: true }).waitFor()
  },

  async 'the colleague takes it, and his phone is not picked up: her screen says so, and they speak on'() {
    await handOver()
    await take()
    const phone = await phoneRings()
    await ada.getByText('Their phone rings', { exact: true }).waitFor()
    await phone.end('no-answer')
    await ada.getByText('bob took it, but their phone was not picked up.').waitFor()
    await expectAccessible(ada)
    assert.ok(call.standing.at === 'dialling' && !call.standing.isConference)
  },

  async 'offered again, he joins: the conversation is on his screen with what was written, and hers says where it is'() {
    await bob.goto(WORK)
    await handOver()
    await take()
    await (await phoneRings()).pickUp()
    await bob.waitForURL(/\/staff\/desk\/[0-9a-f-]{36}$/)
    assert.equal(await bob.getByLabel(ASKED).inputValue(), 'The light is out')
    await expectAccessible(bob)
    await ada.getByText('You have nothing to wrap up.').waitFor()
    await expectAccessible(ada)
    for (let tries = 0; tries < 100 && !call.agentIn; tries++) await pause(100)
    assert.equal(call.agentIn, call.sid)
    await call.afterDial('completed')
    await bob.getByRole('button', { name: 'Wrap up', exact: true }).waitFor()
  },
})
