import assert from 'node:assert/strict'
import path from 'node:path'
import { after } from 'node:test'
import { describeLoading, loadPack, readPack } from '../../src/pack/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { startProgram } from '../support/program.ts'
import { choose, goOn, heading, journey, press, sayWhere, search, signIn, start } from './steps.ts'

const PACK = path.join(import.meta.dirname, '../../packs/wiltshire')
const DESIGNER = { email: 'designer@demo.example', roles: ['designer' as const], teams: [] }
const program = await startProgram({ after }, { staff: [DESIGNER] })
const browser = await openBrowser({ after })
const designer = await browser.visit('desktop')
const early = await browser.visit('phone')
const resident = await browser.visit('phone')

journey('a designer changes the words of a service', {
  async 'somebody has begun the old form'() {
    await early.goto(program.url)
    await search(early, 'hole in the road', 'Report a pothole')
    await start(early)
    await sayWhere(early, { words: 'outside number 12' })
  },

  async 'the designer begins with services, and opens the one that she is to change'() {
    await signIn(designer, program.url, DESIGNER.email)
    assert.equal(await heading(designer), 'Services')
    await designer.getByLabel('Name or word').fill('pothole')
    await press(designer, 'Show')
    await designer.getByRole('link', { name: 'Pothole', exact: true }).click()
    await designer.getByRole('button', { name: 'Change this service' }).click()
    await expectAccessible(designer)
  },

  async 'what is missing is said at its box, and what she typed stays'() {
    await designer.getByRole('link', { name: 'Words of the page' }).click()
    await designer.getByLabel('Title of the page').fill('')
    await designer.getByLabel('In short').fill('Holes that wheels fall into')
    await press(designer, 'Save to the draft')
    await designer.locator('.govuk-error-summary').waitFor()
    await expectAccessible(designer)
    assert.equal(await designer.getByLabel('In short').inputValue(), 'Holes that wheels fall into')
    await designer.getByLabel('Title of the page').fill('Report a crater in the road')
    await goOn(designer, 'Save to the draft')
    await designer.getByText('Saved to the draft').waitFor()
  },

  async 'she changes a promise, the words people use, and a question'() {
    await designer.getByRole('link', { name: 'What we promise' }).click()
    await designer.getByLabel('Step 1: within how many').fill('1')
    await expectAccessible(designer)
    await goOn(designer, 'Save to the draft')
    await designer.getByRole('link', { name: 'Words people use' }).click()
    const words = designer.getByLabel('Words people use')
    await words.fill(`${await words.inputValue()}\nmoonscape`)
    await goOn(designer, 'Save to the draft')
    await designer.getByRole('link', { name: 'Questions' }).click()
    await expectAccessible(designer)
    await designer.getByRole('link', { name: 'How wide is it?' }).click()
    await designer.getByLabel('Question', { exact: true }).fill('How wide does it look?')
    await expectAccessible(designer)
    await goOn(designer, 'Save to the draft')
  },

  async 'she sees it as residents will, who do not see it yet'() {
    await designer.goto(`${program.url}/staff/services/pothole/change`)
    await designer.getByRole('button', { name: 'See it as residents will' }).click()
    assert.equal(await heading(designer), 'Report a crater in the road')
    await expectAccessible(designer)
    await resident.goto(`${program.url}/services/pothole`)
    assert.equal(await heading(resident), 'Report a pothole')
  },

  async 'she publishes it with a note why'() {
    await designer.goto(`${program.url}/staff/services/pothole/publication`)
    await expectAccessible(designer)
    await designer.getByLabel('Why?').fill('People ring and say crater')
    await goOn(designer, 'Publish it now')
    assert.match(await heading(designer), /Version 2 of ‘Pothole’/)
    const said = await designer.locator('main').innerText()
    for (const words of ['Report a crater in the road', 'How wide does it look?', 'People ring and say crater'])
      assert.ok(said.includes(words), words)
    await expectAccessible(designer)
  },

  async 'a resident finds it by the new word, and reads and is asked the new words'() {
    await resident.goto(program.url)
    await search(resident, 'moonscape', 'Report a crater in the road')
    assert.equal(await heading(resident), 'Report a crater in the road')
    await start(resident)
    await sayWhere(resident, { words: 'outside number 14' })
    await goOn(resident)
    assert.equal(await heading(resident), 'How wide does it look?')
  },

  async 'who had begun the old form goes on with that'() {
    await goOn(early)
    assert.equal(await heading(early), 'How wide is it?')
    await choose(early, 'Bigger than a dinner plate')
  },

  async 'other systems hear of it'() {
    const answer = async (path: string) => (await fetch(program.url + path)).text()
    const services = await answer('/open311/v2/services.json')
    assert.match(services, /Holes that wheels fall into/)
    assert.match(services, /moonscape/)
    assert.match(await answer('/open311/v2/services/pothole.json'), /How wide does it look\?/)
    assert.match(await answer('/api/v1/services/pothole'), /Report a crater in the road/)
  },

  async 'loading the pack leaves it, and says where the two differ'() {
    const said = describeLoading(await loadPack(program.ctx(), await readPack(PACK)))
    assert.match(said.join('\n'), /Services: \d+ unchanged, 1 kept because staff edited them/)
    assert.match(said.join('\n'), /'pothole' was edited by staff\. The pack differs at: .*title\.en/)
    await resident.goto(`${program.url}/services/pothole`)
    assert.equal(await heading(resident), 'Report a crater in the road')
  },

  async 'the first version comes back when she wants it'() {
    await designer.goto(`${program.url}/staff/services/pothole/versions`)
    await expectAccessible(designer)
    await designer.getByRole('link', { name: 'Version 1' }).click()
    await designer.getByLabel('Why?').fill('They said pothole after all')
    await goOn(designer, 'Bring this version back')
    await resident.goto(`${program.url}/services/pothole`)
    assert.equal(await heading(resident), 'Report a pothole')
  },
})
