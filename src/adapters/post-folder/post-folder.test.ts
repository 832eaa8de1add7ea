import assert from 'node:assert/strict'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openPrintFolder, watchPostFolder } from './index.ts'

const root = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-post-'))
after(() => rm(root, { recursive: true, force: true }))
const fresh = () => mkdtemp(path.join(root, 'folder-'))

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (await isSo()) return
    await pause(20)
  }
  throw new Error('It never came to be')
}

const has = (folder: string, name: string) => async () =>
  (await readdir(folder).catch((): string[] => [])).includes(name)

test('a file is taken whole, when it has stopped growing, and moved when it is kept', async t => {
  const folder = await fresh()
  const kept: string[] = []
  let isDown = true
  const problems: string[] = []
  const keeper = {
    largest: 1_000,
    async take({ name, bytes }: { name: string; bytes: Buffer }) {
      if (isDown) throw new Error('no database')
      kept.push(`${name}:${bytes}`)
    },
    tellTooLarge: async (): Promise<void> => assert.fail('nothing is too large'),
    onProblem: (problem: string) => void problems.push(problem),
  }
  const watching = watchPostFolder(folder, keeper, { every: 50 })
  t.after(() => watching.stop())
  const file = path.join(folder, 'scan0001.pdf')
  await writeFile(file, '%PDF-')
  for (const piece of ['one ', 'two ', 'three']) {
    await appendFile(file, piece)
    await pause(30)
  }
  await until(async () => problems.length > 0)
  assert.deepEqual([kept, problems[0]], [[], 'scan0001.pdf cannot be taken now'])
  assert.ok(await has(folder, 'scan0001.pdf')(), 'what could not be kept stays where it is')
  isDown = false
  await until(has(path.join(folder, 'taken'), 'scan0001.pdf'))
  assert.equal(kept.at(-1), 'scan0001.pdf:%PDF-one two three')
  await writeFile(file, '%PDF-another')
  await until(has(path.join(folder, 'taken'), 'scan0001-2.pdf'))
  assert.equal(await readFile(path.join(folder, 'taken/scan0001.pdf'), 'utf8'), '%PDF-one two three')
})

test('what is no scan is kept as it came, what is too large is told, and what is still empty is left', async t => {
  const folder = await fresh()
  const [kept, told, known]: string[][] = [[], [], []]
  const keeper = {
    largest: 20,
    async take({ name, bytes, is }: { name: string; bytes: Buffer; is: string }) {
      kept!.push(`${name}:${bytes}`)
      known!.push(`${name}:${is}`)
    },
    tellTooLarge: async ({ name, where }: { name: string; where: string }) => void told!.push(`${name}:${where}`),
    onProblem: () => {},
  }
  const watching = watchPostFolder(folder, keeper, { every: 30 })
  t.after(() => watching.stop())
  await writeFile(path.join(folder, 'empty.pdf'), '')
  await writeFile(path.join(folder, 'Thumbs.db'), 'pictures')
  await writeFile(path.join(folder, 'list.txt'), 'no scan')
  await writeFile(path.join(folder, 'thick.pdf'), `%PDF-${'x'.repeat(30)}`)
  await until(has(path.join(folder, 'refused'), 'thick.pdf'))
  await until(has(path.join(folder, 'taken'), 'list.txt'))
  assert.deepEqual([kept, told], [['list.txt:no scan'], ['thick.pdf:refused/thick.pdf']])
  const long = new Date(Date.now() - 3_600_000)
  await utimes(path.join(folder, 'empty.pdf'), long, long)
  await until(has(path.join(folder, 'taken'), 'empty.pdf'))
  assert.match(known!.at(-1)!, /^empty\.pdf:0 \d+/, 'offered again it is known, though it has no content')
  assert.ok(await has(folder, 'Thumbs.db')())
})

test('folders below it are looked into, the same file a day each; what links lead to, what is ours and what lies too deep are not', async t => {
  const folder = await fresh()
  const elsewhere = await fresh()
  const [kept, problems]: string[][] = [[], []]
  const print = path.join(folder, 'print')
  for (const below of ['monday/desk', 'tuesday', 'print', '1/2/3/4/5', '.cache'])
    await mkdir(path.join(folder, below), { recursive: true })
  const keeper = {
    largest: 1_000,
    take: async ({ name, bytes }: { name: string; bytes: Buffer }) => void kept!.push(`${name}:${bytes}`),
    tellTooLarge: async (): Promise<void> => assert.fail('nothing is too large'),
    onProblem: (problem: string) => void problems!.push(problem),
  }
  const files = [
    'monday/desk/scan1.pdf',
    'tuesday/scan1.pdf',
    'print/letters.pdf',
    '1/2/3/4/5/deep.pdf',
    '.cache/x.pdf',
  ]
  for (const file of files) await writeFile(path.join(folder, file), `%PDF-${file}`)
  await writeFile(path.join(elsewhere, 'secret.pdf'), '%PDF-')
  await symlink(elsewhere, path.join(folder, 'link'))
  await symlink(path.join(elsewhere, 'secret.pdf'), path.join(folder, 'tuesday/link.pdf'))
  const watching = watchPostFolder(folder, keeper, { every: 30, except: [print] })
  t.after(() => watching.stop())
  await until(has(path.join(folder, 'taken/monday/desk'), 'scan1.pdf'))
  await until(has(path.join(folder, 'taken/tuesday'), 'scan1.pdf'))
  await writeFile(path.join(folder, 'tuesday/scan1.pdf'), '%PDF-again')
  await until(has(path.join(folder, 'taken/tuesday'), 'scan1-2.pdf'))
  assert.deepEqual(kept, [
    'monday/desk/scan1.pdf:%PDF-monday/desk/scan1.pdf',
    'tuesday/scan1.pdf:%PDF-tuesday/scan1.pdf',
    'tuesday/scan1.pdf:%PDF-again',
  ])
  assert.deepEqual(problems, ['The folder 1/2/3/4/5 lies too deep to be looked into'], 'told once')
})

test('a file for the printer is there whole or not at all, and never written over', async () => {
  const folder = path.join(await fresh(), 'print')
  const print = openPrintFolder(folder)
  await print.put('letters.pdf', Buffer.from('first'))
  await print.put('letters.pdf', Buffer.from('second'))
  assert.deepEqual(await readdir(folder), ['letters.pdf'])
  assert.equal(await readFile(path.join(folder, 'letters.pdf'), 'utf8'), 'first')
})
