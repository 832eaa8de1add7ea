import assert from 'node:assert/strict'
import { after } from 'node:test'
import type { Page } from 'playwright-core'
import { openSubmission, reporterFrom } from '../../src/modules/requests/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { CHIPPENHAM, goOn, journey, press, signIn } from './steps.ts'

const ADVISER = { email: 'adviser@demo.example', roles: ['adviser' as const], teams: ['customer-services'] }
const TEAMS = ['highways', 'parish-stewards']
const OFFICER = { email: 'officer@demo.example', roles: ['officer' as const], teams: TEAMS }
const COLLEAGUE = { email: 'colleague@demo.example', roles: ['officer' as const], teams: TEAMS }
const program = await startProgram({ after }, { staff: [ADVISER, OFFICER, COLLEAGUE] })
const browser = await openBrowser({ after })
const [adviser, officer, colleague] = await Promise.all([ADVISER, OFFICER, COLLEAGUE].map(signedIn))
const WORK = `${program.url}/staff/desk/work`
const ASKED = 'What they ask, in their own words'
let screen = ''

async function signedIn({ email }: { email: string }): Promise<Page> {
  const page = await browser.visit('desktop')
  await signIn(page, program.url, email)
  return page
}

/** From the conversation: the matter goes to the officer with one line. */
async function handOver(summary: string): Promise<void> {
  await goOn(adviser!, 'Hand over')
  await adviser!.getByLabel('Which team?').selectOption({ label: 'Highways' })
  await goOn(adviser!, 'Show who is there')
  await adviser!.getByRole('radio', { name: 'officer', exact: true }).check()
  await adviser!.getByLabel('What do they need, in one line?').fill(summary)
  await expectAccessible(adviser!)
  await goOn(adviser!, 'Hand over')
}

journey('an adviser cannot settle it himself, and somebody else can', {
  async 'he hands it to a colleague who is there, whose list shows it by itself'() {
    for (const page of [officer!, colleague!]) await page.goto(WORK)
    await adviser!.goto(`${program.url}/staff/desk`)
    await goOn(adviser!, 'Start')
    screen = adviser!.url()
    await adviser!.getByLabel(ASKED).fill('My wall fell on the road')
    await handOver('Wall on the road, who clears it?')
    await adviser!.getByText(/to officer, who answers by/).waitFor()
    await officer!.getByText('Wall on the road, who clears it?').first().waitFor()
    await expectAccessible(officer!)
  },

  async 'she gives it back with a word: his screen says so while he types, and the matter is his again'() {
    const note = adviser!.getByLabel('Note', { exact: true })
    await goOn(officer!, /^Open/)
    await officer!.getByText('My wall fell on the road').waitFor()
    await expectAccessible(officer!)
    await officer!.getByLabel('A word about it').fill('It is a private road')
    await note.fill('She stands')
    await note.evaluate(box => box.setAttribute('data-still', ''))
    await goOn(officer!, 'Give it back')
    await adviser!.getByText('A matter that you handed over has come back.').waitFor()
    await adviser!.getByText('from officer: It is a private road').waitFor()
    assert.ok(await adviser!.getByRole('button', { name: 'Hand over', exact: true }).isVisible())
    await note.pressSequentially(' in the rain')
    assert.equal(await note.inputValue(), 'She stands in the rain')
    assert.equal(await note.getAttribute('data-still'), '', 'the page was not read again')
    await expectAccessible(adviser!)
    await adviser!.getByText('Saved', { exact: true }).waitFor()
  },

  async 'on another page the strip leads to the conversation'() {
    await handOver('Look again, please')
    await adviser!.goto(`${program.url}/staff/knowledge`)
    // His list is open still and shows it by itself: going there would meet its own reading.
    await officer!.getByText('Look again, please').first().waitFor()
    await goOn(officer!, /^Open/)
    await officer!.getByLabel('A word about it').fill('Still private')
    await goOn(officer!, 'Give it back')
    await adviser!.getByRole('link', { name: 'Show the matter' }).click()
    await adviser!.waitForURL(`${screen}#matter-*`)
    await adviser!.getByText('from officer: Still private').waitFor()
    await adviser!.goto(WORK)
    await adviser!.getByText('Look again, please').first().waitFor()
    await expectAccessible(adviser!)
    await goOn(adviser!, /^Open/)
  },

  async 'it is offered again: another of the team sees to whom, and only whom it is offered to takes it'() {
    // An offer stands above every page of hers until it is answered, in whatever tab, and after a reload.
    const [elsewhere, later] = [await officer!.context().newPage(), await officer!.context().newPage()]
    await elsewhere.goto(`${program.url}/staff/queue`)
    await handOver('It is a public road, the officer of the ward says')
    const offer = /adviser hands a matter to you\. Answer by \S+\. Open it/
    await elsewhere.getByRole('alert').filter({ hasText: offer }).waitFor()
    await elsewhere.reload()
    await elsewhere.getByRole('alert').filter({ hasText: offer }).waitFor()
    await later.goto(`${program.url}/staff/knowledge`)
    await later.getByRole('alert').filter({ hasText: offer }).waitFor()
    await expectAccessible(later)
    await later.setViewportSize({ width: 390, height: 844 })
    await later.getByRole('link', { name: 'Open it' }).click()
    await later.getByText('My wall fell on the road').waitFor()
    assert.equal(await later.getByRole('alert').count(), 0, 'it does not stand above itself')
    await later.close()
    await colleague!.getByText('It is a public road').first().waitFor()
    await colleague!.getByText('to officer, who answers by').waitFor()
    assert.equal(await colleague!.getByRole('button', { name: /^(Open|Take) .*public road/ }).count(), 0)
    await expectAccessible(colleague!)
    await officer!.getByText('It is a public road').first().waitFor()
    await goOn(officer!, /^Open/)
    const offered = officer!.url()
    assert.equal((await colleague!.request.get(offered)).status(), 404, 'it is not theirs to read')
    await press(officer!, 'Take it')
    await officer!.getByText('It is done').waitFor()
    await expectAccessible(officer!)
    await colleague!.getByText('It is a public road').waitFor({ state: 'detached' })
    await elsewhere.getByRole('alert').waitFor({ state: 'detached' })
    await elsewhere.close()
    const rows = await program.db.selectFrom('interactions.handovers').select(['state']).execute()
    assert.deepEqual(rows.map(({ state }) => state).sort(), ['accepted', 'given-back', 'given-back'])
  },

  async 'for something else nobody is needed now: a call is promised at a time that the team really has'() {
    await adviser!.goto(screen)
    await goOn(adviser!, 'Another matter')
    await adviser!.getByLabel(ASKED).nth(1).fill('When is my street resurfaced?')
    await goOn(adviser!, 'Promise a call back')
    await adviser!.getByLabel('Which team rings?').selectOption({ label: 'Highways' })
    await goOn(adviser!, 'Show their times')
    await adviser!.getByRole('radio').first().check()
    await adviser!.getByLabel('Which number do they ring?').fill('07700 900123')
    await adviser!.getByLabel('What is it about, in one line?').fill('Ring about the resurfacing')
    await expectAccessible(adviser!)
    await goOn(adviser!, 'Promise the call')
    await goOn(adviser!, 'End the call and wrap up')
    for (const outcome of ['Handed over to the team', 'We ring back'])
      assert.ok(await adviser!.getByRole('radio', { name: outcome, checked: true }).isVisible())
    await goOn(adviser!, 'Save and finish')
  },

  async 'the hour comes, she rings, and the promise is kept'() {
    await officer!.goto(WORK)
    await officer!.getByRole('heading', { name: 'Promised for later' }).waitFor()
    await officer!.getByText('Ring about the resurfacing').first().waitFor()
    assert.equal(await officer!.getByRole('button', { name: /^Take Call back/ }).count(), 0, 'it is not time yet')
    await expectAccessible(officer!)
    const now = Date.now()
    const slot = {
      slot_from: new Date(now - 1_000),
      slot_until: new Date(now + 7_200_000),
      next_at: new Date(now - 1_000),
    }
    await program.db.updateTable('interactions.call_backs').set(slot).execute()
    await officer!.reload()
    await goOn(officer!, /^Take Call back/)
    await officer!.getByText('When is my street resurfaced?').waitFor()
    await officer!.getByRole('radio', { name: 'We spoke' }).check()
    await officer!.getByLabel('What was said').fill('In March, I send her the plan')
    await expectAccessible(officer!)
    await press(officer!, 'Save the try')
    await officer!.getByText('Promise kept', { exact: true }).waitFor()
    const matters = await program.db.selectFrom('interactions.matters').select('outcome').execute()
    assert.deepEqual(
      matters.map(({ outcome }) => outcome).sort(),
      ['call-back', 'handed-over'],
      'never counted as settled',
    )
  },
})

journey('two browsers are open on one thing', {
  async 'of one conversation neither loses what the other wrote, in one box or in two'() {
    await adviser!.goto(`${program.url}/staff/desk`)
    await goOn(adviser!, 'Start')
    const tablet = await browser.visit('phone', { storageState: await adviser!.context().storageState() })
    await tablet.goto(adviser!.url())
    await adviser!.getByLabel(ASKED).fill('The light is out')
    await adviser!.getByText('Saved', { exact: true }).waitFor()
    await tablet.getByLabel('Note', { exact: true }).fill('She walks home at night')
    await tablet.getByLabel(ASKED).fill('Number 14')
    await tablet.getByText('Saved', { exact: true }).waitFor()
    assert.equal(await tablet.getByLabel(ASKED).inputValue(), 'The light is out\nNumber 14')
    await adviser!.getByLabel(ASKED).pressSequentially(' since Friday')
    await goOn(adviser!, 'Find the service')
    await adviser!.goto(tablet.url())
    assert.equal(await adviser!.getByLabel('Note', { exact: true }).inputValue(), 'She walks home at night')
    assert.equal(await adviser!.getByLabel(ASKED).inputValue(), 'The light is out\nNumber 14\nsince Friday')
  },

  async 'of one request both notes are kept, and who writes to the customer second reads first what was written'() {
    await openSubmission(program.ctx(), {
      key: 'pothole',
      language: 'en',
      reporter: reporterFrom({ name: 'Imogen Sample', email: 'imogen@example.test' }),
      requests: [{ service: 'pothole', answers: { details: 'A hole' }, place: { ...CHIPPENHAM, words: 'here' } }],
    })
    const { id } = await program.db.selectFrom('requests.requests').select('id').executeTakeFirstOrThrow()
    const both = [officer!, colleague!]
    const write = async (way: 'note' | 'message', words: string[]) => {
      for (const [n, page] of both.entries()) {
        await page.goto(`${program.url}/staff/requests/${id}/${way}`)
        await page.locator('#words').fill(words[n]!)
      }
    }
    await write('note', ['I rang the farm', 'The farm rang me'])
    await Promise.all(both.map(page => goOn(page, /^Save|^Add|^Keep/)))
    await write('message', ['We come on Monday', 'We come on Tuesday'])
    await goOn(officer!, /^Send/)
    await press(colleague!, /^Send/)
    await colleague!.locator('.govuk-error-summary, .moj-alert').first().waitFor()
    assert.equal(await colleague!.locator('#words').inputValue(), 'We come on Tuesday')
    await goOn(colleague!, /^Send/)
    const timeline = await colleague!.locator('main').innerText()
    for (const words of ['I rang the farm', 'The farm rang me', 'We come on Monday', 'We come on Tuesday'])
      assert.ok(timeline.includes(words), `${words} is lost`)
  },
})
