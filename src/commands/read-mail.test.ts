import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'

const MAIN = path.resolve(import.meta.dirname, '../main.ts')
let folder: string

before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-read-mail-'))
})
after(() => rm(folder, { recursive: true, force: true }))

/** Without a database, and with nothing set. */
function readMail(...files: string[]): Promise<{ code: number; lines: Record<string, unknown>[]; stderr: string }> {
  return new Promise(resolve =>
    execFile(
      process.execPath,
      [MAIN, 'read-mail', ...files],
      { cwd: folder, env: { PATH: process.env.PATH } },
      (error, stdout, stderr) => {
        const lines = stdout.split('\n').filter(Boolean)
        resolve({ code: Number(error?.code ?? 0), lines: lines.map(line => JSON.parse(line)), stderr })
      },
    ),
  )
}

const MAIL =
  'From: Jo Brown <jo@example.org>\nSubject: A bin\nDate: Thu, 3 Dec 2026 09:15:00 +0000\n\nIt is full.\n\nOn 2 Dec 2026 at 10:00, a@council.example wrote:\n> When?\n'

test('a mail is one line of JSON', async () => {
  await writeFile(path.join(folder, 'one.eml'), MAIL)
  const { code, lines, stderr } = await readMail('one.eml')
  assert.deepEqual(lines, [
    {
      file: 'one.eml',
      kind: 'message',
      from: 'jo@example.org',
      subject: 'A bin',
      failedRecipients: [],
      reason: null,
      reply: 'It is full.',
      attachments: [],
    },
  ])
  assert.deepEqual([code, stderr], [0, ''])
})

test('a bounce says who was not reached and why', async () => {
  await writeFile(
    path.join(folder, 'bounce.eml'),
    "From: MAILER-DAEMON@example.net\nSubject: failure notice\n\nI wasn't able to deliver your message to the following addresses.\n\n<gone@example.org>:\n550 5.1.1 unknown\n",
  )
  const { lines } = await readMail('bounce.eml')
  assert.deepEqual(
    [lines[0]?.kind, lines[0]?.failedRecipients, lines[0]?.reason],
    ['bounce', ['gone@example.org'], '550 5.1.1 unknown'],
  )
})

test('an mbox is a line for each of its mails', async () => {
  const mbox = `From jo@example.org Thu Dec  3 09:15:00 2026\n${MAIL}\n`
  await writeFile(path.join(folder, 'box'), mbox.repeat(2))
  const { lines } = await readMail('box')
  assert.deepEqual(
    lines.map(({ file, mail, subject }) => [file, mail, subject]),
    [
      ['box', 1, 'A bin'],
      ['box', 2, 'A bin'],
    ],
  )
})

test('files that cannot be read are said, and the others are read', async () => {
  await writeFile(path.join(folder, 'two.eml'), MAIL)
  const { code, lines, stderr } = await readMail('not-there.eml', '.', 'two.eml')
  assert.equal(code, 1)
  assert.equal(stderr, 'There is no file not-there.eml.\n. is a folder: name the files in it, such as ./*.eml.\n')
  assert.deepEqual(
    lines.map(({ file }) => file),
    ['two.eml'],
  )
})

test('without a file it says how it is used', async () => {
  const { code, stderr } = await readMail()
  assert.equal(code, 2)
  assert.match(stderr, /^firstpoint read-mail needs FILE…\.\n/)
})
