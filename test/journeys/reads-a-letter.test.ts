import assert from 'node:assert/strict'
import { after } from 'node:test'
import sharp from 'sharp'
import { newCustomer, recordCustomer, setKeys } from '../../src/modules/customers/index.ts'
import { expectAccessible, openBrowser } from '../support/browser.ts'
import { picturesOf, scanOf, separator, sheet } from '../support/paper.ts'
import { startProgram } from '../support/program.ts'
import { heading, journey, press, signIn } from './steps.ts'

const [ADA, BEN] = ['ada@demo.example', 'ben@demo.example'].map(email => ({
  email,
  roles: ['employee' as const, 'adviser' as const],
  teams: [],
}))
const program = await startProgram({ after }, { staff: [ADA!, BEN!], scans: 'real' })
const browser = await openBrowser({ after })
const ada = await browser.visit('desktop')
const ben = await browser.visit('desktop')
const LETTER =
  'Dear council\n\nthe street light outside 4 Mill Lane does not work. It is very dark when I come home. Please mend it soon.\n\nYours sincerely\n\nRosa Sample\nSN15 1ER'

/** What a scanner makes of a letter of two pages: one TIFF. */
async function scanned(): Promise<Buffer> {
  const pages = await picturesOf(await scanOf(sheet(LETTER), separator(), sheet('')))
  return sharp(pages, { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
}

journey('a letter comes by post and is answered by post', {
  async 'the post room adds the scan, and each letter waits by itself'() {
    const address = '4 Mill Lane, Chippenham, SN15 1ER'
    const customer = await recordCustomer(program.ctx(), newCustomer({ name: 'Rosa Sample', address })!, 'en')
    await setKeys(program.ctx(), [customer])
    await signIn(ada, program.url, ADA!.email)
    await ada.goto(`${program.url}/staff/post`)
    await press(ada, 'Add these')
    assert.match(await ada.locator('.govuk-error-summary').innerText(), /Choose at least one file/)
    const files = { name: 'monday.tif', mimeType: 'image/tiff', buffer: await scanned() }
    const wrong = (name: string, words: string) => ({ name, mimeType: '', buffer: Buffer.from(words) })
    await ada.locator('#files').setInputFiles([wrong('empty.pdf', ''), files, wrong('list.docx', 'PK words')])
    await press(ada, 'Add these')
    const problems = await ada.locator('.govuk-error-summary').innerText()
    assert.match(problems, /empty\.pdf is empty\. Scan it again\. list\.docx is no PDF/)
    assert.match(problems, /The other files are here/)
    await ada.getByText(/^monday\.tif/).waitFor()
    await ada.locator('#files').setInputFiles(files)
    await press(ada, 'Add these')
    await ada.getByText('These files were here already').waitFor()
    await program.settle()
    await ada.reload()
    assert.equal(await ada.locator('main tbody tr').count(), 2)
    await expectAccessible(ada)
  },

  async 'beside the picture stands who may have written it and what about; one press begins the conversation'() {
    await ada.getByRole('link', { name: /street light outside 4 Mill Lane/ }).click()
    assert.equal(await heading(ada), 'A letter to read')
    await expectAccessible(ada)
    assert.match(await ada.locator('#words').inputValue(), /It is very dark when I come home/)
    const image = ada.locator('.fp-letter__image').first()
    const before = (await image.boundingBox())!.width
    await ada.keyboard.press('Alt+z')
    assert.ok((await image.boundingBox())!.width > before, 'it is larger')
    assert.ok(await ada.getByRole('radio', { name: 'Rosa Sample' }).isChecked(), 'her name and postcode fit')
    await ada.locator('#words').fill('The street light is dark. It is very dark there.')
    await ada.keyboard.press('Alt+u')
    await ada.locator('#find').fill('Nobody Of This Name')
    await ada.keyboard.press('Enter')
    await ada.getByRole('radio', { name: 'Rosa Sample' }).waitFor({ state: 'detached' })
    assert.match(await ada.locator('#words').inputValue(), /^The street light is dark/, 'what was typed is still there')
    await ada.locator('#find').fill('Rosa Sample SN15 1ER')
    await press(ada, 'Look up')
    assert.ok(await ada.getByRole('radio', { name: 'Rosa Sample' }).isChecked())
    await ada.getByRole('radio', { name: /light/i }).first().check()
    await ada.keyboard.press('Alt+o')
    await ada.waitForURL(/\/staff\/desk\/[0-9a-f-]{36}$/)
    const desk = await ada.locator('main').innerText()
    assert.match(desk, /Rosa Sample/)
    assert.equal(await ada.locator('.fp-pages__image').count(), 1)
    await expectAccessible(ada)
  },

  async 'her answer goes by letter, in one file with the acknowledgement, printed once'() {
    await ada.getByLabel('What you answered').first().fill('We mend it on Friday.')
    await ada.getByRole('button', { name: 'Send this answer by letter' }).first().click()
    await ada.getByText('Your answer is on its way').waitFor()
    await program.settle()
    await ada.goto(`${program.url}/staff/post/print`)
    assert.match(await ada.locator('main').innerText(), /2 letters wait to be printed/)
    await expectAccessible(ada)
    await press(ada, 'Make the file')
    await expectAccessible(ada)
    const file = await ada.request.get(`${ada.url().split('?')[0]}/file`)
    assert.match(file.headers()['content-disposition']!, /letters-\d{4}-\d\d-\d\d-1\.pdf/)
    assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-')
    const list = await ada.request.get(`${ada.url().split('?')[0]}/list`)
    assert.match(await list.text(), /"1","Rosa Sample, 4 Mill Lane, Chippenham, SN15 1ER"/)
    await ada.goto(`${program.url}/staff/post/print`)
    assert.match(await ada.locator('main').innerText(), /No letter waits to be printed/)
  },

  async 'what a machine could not read is for a person, who writes down what it says'() {
    await ada.goto(`${program.url}/staff/desk/work`)
    await press(ada, /^Take .*nobody has read yet/)
    assert.match(await ada.locator('main').innerText(), /No machine could read this well enough/)
    await press(ada, 'That is right: deal with it')
    assert.match(await ada.locator('.govuk-error-summary').innerText(), /Say what the letter is about/)
    await press(ada, 'Nothing to do')
    await ada.goto(`${program.url}/staff/post`)
    assert.match(await ada.locator('main').innerText(), /No letter waits/)
  },

  async 'a cheque in it is seen by two people, and its way is known until it is banked'() {
    await ada.goto(`${program.url}/staff/post/papers`)
    await ada.getByRole('radio', { name: 'Cheque' }).check()
    await ada.getByLabel('Describe it').fill('Cheque of Rosa Sample')
    await ada.getByLabel('Amount of a cheque').fill('52.50')
    await ada.getByLabel('Where do you put it?').fill('Tray of the post room')
    await expectAccessible(ada)
    await press(ada, 'Write it down')
    assert.match(await ada.locator('main').innerText(), /You opened this\. A colleague has to see it too/)
    await signIn(ben, program.url, BEN!.email)
    await ben.goto(ada.url())
    assert.doesNotMatch(await ben.locator('main').innerText(), /52/, 'she counts it herself')
    await ben.getByLabel(/type the amount/).fill('25.50')
    await press(ben, 'I have seen it')
    assert.match(await ben.locator('main').innerText(), /That is not the amount/)
    await ben.getByLabel(/type the amount/).fill('52.50')
    await press(ben, 'I have seen it')
    await expectAccessible(ben)
    await ben.getByLabel('Bank it').check()
    await ben.getByLabel('Where, to whom').fill('Main account')
    await press(ben, 'Save')
    assert.match(await ben.locator('.govuk-error-summary').innerText(), /number on the slip/)
    await ben.getByLabel('Number of the post').fill('000123')
    await press(ben, 'Save')
    assert.match(await ben.locator('main').innerText(), /Banked: Main account, slip 000123/)
    await ben.goto(`${program.url}/staff/post/papers`)
    assert.match(await ben.locator('main').innerText(), /Nothing is held/)
  },
})
