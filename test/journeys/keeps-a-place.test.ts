import assert from 'node:assert/strict'
import { after } from 'node:test'
import { PlayedCall } from '../../src/commands/simulating/played-call.ts'
import { keepRecordings } from '../../src/commands/simulating/sound.ts'
import { SIMULATOR, simulatorKey } from '../../src/sites/voice/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { neverClose } from '../support/open-doors.ts'
import { startProgram } from '../support/program.ts'
import { goOn, heading, journey, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }
const program = await startProgram({ after }, { staff: [ADVISER] })
await neverClose(program.ctx())
const browser = await openBrowser({ after })
const adviser = await browser.visit('desktop')
const WORK = `${program.url}/staff/desk/work`
const STREETS = '+441632960105'
const key = (await simulatorKey(program.ctx()))!

/** Somebody rings the line for streets and asks for a person. */
async function rings(from: string): Promise<PlayedCall> {
  const line = { origin: program.url, provider: SIMULATOR, key, from, to: STREETS, open: true }
  const call = await new PlayedCall(line).begin()
  await call.press('0')
  return call
}

const recordings = await keepRecordings()
after(() => recordings.close())

async function wrapUp(): Promise<void> {
  await adviser
    .getByRole('button', { name: /wrap up/i })
    .first()
    .click()
  await adviser.waitForURL(/\/wrap-up/)
  await expectAccessible(adviser)
  const radios = await adviser.getByRole('radio', { name: 'Settled now' }).all()
  for (const radio of radios) await radio.check()
  if (radios.length > 0) return goOn(adviser, 'Save and finish')
  // Nothing was written down: one key says why.
  await adviser.keyboard.press('Alt+2')
  await adviser.waitForURL(/done=wrapped/)
}

let first: PlayedCall
let second: PlayedCall

journey('somebody keeps her place in the queue, and is rung back when it is her turn', {
  async 'two people ring; the second does not want to wait on the line'() {
    await signIn(adviser, program.url, ADVISER.email)
    await adviser.goto(WORK)
    first = await rings('+447700900201')
    second = await rings('+447700900202')
    assert.match(second.heard.join(' '), /You are number 2 in the queue\..*keep your place and be rung back, press 1/)
    assert.match(await second.press('1'), /We ring you back on 0 7 7 0 0, 9 0 0 2 0 2/)
    assert.match(await second.press('1'), /Your place is kept/)
    await second.hangUp()
  },

  async 'the adviser sees only the call that rings, takes it, and speaks'() {
    await adviser.goto(WORK)
    await adviser.getByText('A call that rings', { exact: true }).waitFor()
    assert.equal(await adviser.getByText('Ring back: keeps a place in the queue', { exact: true }).count(), 0)
    await goOn(adviser, 'Take the next')
    await first.stay()
    const conversation = adviser.url()
    // She types elsewhere in it while her phone is picked up: nothing is pulled away.
    await adviser.getByLabel(/What they ask/).fill('Whose wall is it?')
    await goOn(adviser, 'Hand over')
    await adviser.getByLabel('Which team?').selectOption('highways')
    await first.pickUp()
    // Longer than news takes to her screen.
    await adviser.waitForTimeout(3_000)
    assert.equal(await adviser.getByLabel('Which team?').inputValue(), 'highways')
    await adviser.goto(conversation)
    await expectAccessible(adviser)
    await adviser.getByRole('button', { name: 'End the call and wrap up' }).waitFor()
    await first.afterDial('completed')
    // She has pressed nothing: the end of the call is told to her screen.
    await adviser.getByRole('button', { name: 'Wrap up', exact: true }).waitFor()
    await wrapUp()
  },

  async 'now it is the turn of whoever kept her place: he rings, and the conversation opens'() {
    await adviser.goto(WORK)
    await adviser.getByText('Ring back: keeps a place in the queue', { exact: true }).waitFor()
    await expectAccessible(adviser)
    await goOn(adviser, 'Take the next')
    assert.equal(await heading(adviser), 'Ring 07700 900202')
    await adviser.getByText(/keep their place in the queue/).waitFor()
    await expectAccessible(adviser)
    await adviser.getByRole('radio', { name: 'We spoke' }).check()
    await goOn(adviser, 'Save the try')
    await adviser.waitForURL(/\/staff\/desk\/[0-9a-f-]{36}$/)
    const { id } = await program.db
      .selectFrom('interactions.interactions')
      .select('id')
      .where('direction', '=', 'out')
      .executeTakeFirstOrThrow()
    assert.match(adviser.url(), new RegExp(id))
    await adviser.getByRole('button', { name: 'Add a video meeting' }).waitFor()
    await expectAccessible(adviser)
    await wrapUp()
    const { state, promise } = await program.db
      .selectFrom('interactions.call_backs')
      .select(['state', 'promise'])
      .executeTakeFirstOrThrow()
    assert.deepEqual([state, promise], ['spoken', 'kept'])
  },

  async 'a message that somebody leaves is listened to where it was written to us'() {
    const call = await rings('+447700900203')
    await call.press('2')
    assert.match(await call.record(recordings.addressOf(2), 2), /We have your message/)
    await program.settle()
    await adviser.goto(WORK)
    await adviser.getByText('Voice message, 2 seconds').first().waitFor()
    await adviser.goto(`${program.url}/staff/mail`)
    await adviser.getByRole('link', { name: 'Voice message, 2 seconds' }).click()
    assert.equal(await adviser.locator('audio').count(), 1)
    const source = await adviser.locator('audio').getAttribute('src')
    const sound = await adviser.request.get(`${program.url}${source}`)
    assert.equal(sound.headers()['content-type'], 'audio/wav')
    await expectAccessible(adviser)
    await goOn(adviser, 'Deal with this')
    await adviser.locator('audio').waitFor()
    await expectAccessible(adviser)
  },
})
