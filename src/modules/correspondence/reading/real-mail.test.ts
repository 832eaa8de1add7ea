// Real mails of many systems, beside this checkout: how many are understood. The figures that must be reached are those of the intake.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { htmlToText, parseHtml } from './html/html-text.ts'
import { mail } from './mail.fixture.ts'
import { readMail } from './read-mail.ts'

const EMAIL = path.resolve(import.meta.dirname, '../../../../../shared/data/email')
const absent = existsSync(EMAIL) ? false : 'the mails of ../shared/data/email are not beside this checkout'

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(path.join(EMAIL, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && ending.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))

const without = (text: string) => text.replace(/\s+/g, '')

describe('real mails', { skip: absent }, () => {
  test('none of those that are badly broken is lost', async () => {
    for (const file of [...filesIn('mikel_mail', /\.eml$/), ...filesIn('python_stdlib', /\.txt$/)]) {
      const { because } = await readMail(readFileSync(file))
      assert.notEqual(because, 'It is broken in a way we do not know.', file)
    }
  })

  test('at least 97 % of the recipients that bounces name are found, and 95 % of delays known as such', async () => {
    const table: Record<'file' | 'expected_recipients' | 'temporary', string>[] = parse(
      readFileSync(path.join(EMAIL, 'flufl_bounce/expected_failed_recipients.csv')),
      { columns: true, trim: true },
    )
    let [wanted, named, others, delays] = [0, 0, 0, 0]
    for (const { file, expected_recipients, temporary } of table) {
      const { failedRecipients } = await readMail(readFileSync(path.join(EMAIL, 'flufl_bounce/data', file)))
      const expected = expected_recipients.toLowerCase().split(' ').filter(Boolean)
      const found = failedRecipients.map(({ address }) => address.toLowerCase())
      wanted += expected.length
      named += expected.filter(address => found.includes(address)).length
      others += expected.length > 0 ? found.filter(address => !expected.includes(address)).length : 0
      if ((temporary === 'True') === (found.length > 0 && failedRecipients.every(({ isFinal }) => !isFinal))) delays++
    }
    assert.ok(named / wanted >= 0.97, `${named} of ${wanted} named`)
    assert.ok(others <= 2, `${others} named that did not fail`)
    assert.ok(delays / table.length >= 0.95, `${delays} of ${table.length}`)
  })

  test('at least 95 % of the bounces of sixty mail systems are known as such', async () => {
    const files = filesIn('sisimai_bounces/maildir', /\.eml$/).filter(file => !/arf-|rfc3834-|\/not\//.test(file))
    const kinds = await Promise.all(files.map(async file => (await readMail(readFileSync(file))).kind))
    const bounces = kinds.filter(kind => kind === 'bounce').length
    assert.ok(bounces / files.length >= 0.95, `${bounces} of ${files.length}`)
  })

  test('feedback reports are complaints, and vacation notes automatic answers', async () => {
    for (const file of filesIn('sisimai_bounces/maildir', /^arf-/))
      assert.equal((await readMail(readFileSync(file))).kind, 'complaint', file)
    for (const file of filesIn('sisimai_bounces/maildir', /^rfc3834-/))
      assert.equal((await readMail(readFileSync(file))).kind, 'auto-reply', file)
  })

  test('at least 90 % of replies are cut exactly', async () => {
    const cases: { kind: string; input: string; expected_reply: string }[] = JSON.parse(
      readFileSync(path.join(EMAIL, 'talon/reply_extraction_cases_dev.json'), 'utf8'),
    )
    const wrong: string[] = []
    for (const { kind, input, expected_reply } of cases) {
      const { reply } = await readMail(
        mail({ 'Content-Type': `text/${kind === 'html' ? 'html' : 'plain'}; charset=utf-8` }, input),
      )
      const expected = kind === 'html' ? htmlToText(parseHtml(expected_reply), '') : expected_reply
      if (without(reply) !== without(expected)) wrong.push(reply)
    }
    const standard = filesIn('talon/fixtures/standard_replies', /\.eml$/)
    for (const file of standard) {
      const { reply } = await readMail(readFileSync(file))
      if (reply !== 'Hello') wrong.push(reply)
    }
    const programs = filesIn('talon/fixtures/html_replies', /\.html$/)
    for (const file of programs) {
      const { reply } = await readMail(mail({ 'Content-Type': 'text/html; charset=utf-8' }, readFileSync(file, 'utf8')))
      if (without(reply) !== 'Hi.Iamfine.Thanks,Alex') wrong.push(reply)
    }
    const all = cases.length + standard.length + programs.length
    assert.ok((all - wrong.length) / all >= 0.9, `${wrong.length} of ${all} wrong: ${JSON.stringify(wrong)}`)
  })

  test('a text made to send patterns round in circles is cut in no time', async () => {
    const began = performance.now()
    await readMail(mail({}, readFileSync(path.join(EMAIL, 'email_reply_parser/test/emails/pathological.txt'), 'utf8')))
    assert.ok(performance.now() - began < 2000)
  })
})
