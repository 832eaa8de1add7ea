import assert from 'node:assert/strict'
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
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
    tellLeft: async (): Promise<void> => assert.fail('nothing is left'),
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
    tellLeft: async (): Promise<void> => assert.fail('nothing is left'),
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
    tellLeft: async (): Promise<void> => assert.fail('nothing is left'),
    onProblem: (problem: string) => void problems!.push(problem),
  }
  const files = [
    'monday/desk/scan1.pdf',
    'tuesday/scan1.pdf',
    'print/letters.pdf',
    '1/2/3/4/5/deep.pdf',
    '.cache/x.pdf',
  ]
  await writeFile(path.join(elsewhere, 'secret.pdf'), '%PDF-')
  await symlink(elsewhere, path.join(folder, 'link'))
  await symlink(path.join(elsewhere, 'secret.pdf'), path.join(folder, 'tuesday/link.pdf'))
  const watching = watchPostFolder(folder, keeper, { every: 30, except: [print] })
  t.after(() => watching.stop())
  await until(has(folder, '.firstpoint-left'))
  for (const file of files) await writeFile(path.join(folder, file), `%PDF-${file}`)
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

test('what lay in folders below it at the first look is told and left, wherever below it is moved, until a person moves it up', async t => {
  const folder = await fresh()
  const [kept, problems]: string[][] = [[], []]
  const left: (readonly string[])[] = []
  const keeper = {
    largest: 1_000,
    take: async ({ name, bytes }: { name: string; bytes: Buffer }) => void kept!.push(`${name}:${bytes}`),
    tellTooLarge: async (): Promise<void> => assert.fail('nothing is too large'),
    tellLeft: async (names: readonly string[]) => void left.push(names),
    onProblem: (problem: string) => void problems!.push(problem),
  }
  const at = (name: string) => path.join(folder, name)
  for (const below of ['archive/2019', 'monday']) await mkdir(at(below), { recursive: true })
  for (const name of ['new.pdf', 'archive/2019/done.pdf', 'archive/old.pdf', 'monday/scan1.pdf'])
    await writeFile(at(name), `%PDF-${name}`)
  const first = watchPostFolder(folder, keeper, { every: 30 })
  await until(has(at('taken'), 'new.pdf'))
  await first.stop()
  assert.deepEqual(left, [['archive/2019/done.pdf', 'archive/old.pdf', 'monday/scan1.pdf']])
  await rename(at('archive'), at('archive of 2019'))
  await writeFile(at('monday/scan1.pdf'), '%PDF-the next scan of this name')
  await rename(at('archive of 2019/old.pdf'), at('old.pdf'))
  const again = watchPostFolder(folder, keeper, { every: 30 })
  t.after(() => again.stop())
  await until(has(at('taken/monday'), 'scan1.pdf'))
  await until(has(at('taken'), 'old.pdf'))
  await pause(120)
  assert.deepEqual(kept!.toSorted(), [
    'monday/scan1.pdf:%PDF-the next scan of this name',
    'new.pdf:%PDF-new.pdf',
    'old.pdf:%PDF-archive/old.pdf',
  ])
  assert.deepEqual([left.length, problems], [1, []], 'told once')
  assert.equal(await readFile(at('archive of 2019/2019/done.pdf'), 'utf8'), '%PDF-archive/2019/done.pdf')
})

test('a file that was taken by the name of a folder does not stand in the way of what is in that folder', async t => {
  const folder = await fresh()
  const kept: string[] = []
  const keeper = {
    largest: 1_000,
    take: async ({ name }: { name: string }) => void kept.push(name),
    tellTooLarge: async (): Promise<void> => assert.fail('nothing is too large'),
    tellLeft: async (): Promise<void> => assert.fail('nothing is left'),
    onProblem: (problem: string) => assert.fail(problem),
  }
  const watching = watchPostFolder(folder, keeper, { every: 30 })
  t.after(() => watching.stop())
  await writeFile(path.join(folder, 'monday'), '%PDF-a file')
  await until(has(path.join(folder, 'taken'), 'monday'))
  await mkdir(path.join(folder, 'monday/desk'), { recursive: true })
  await writeFile(path.join(folder, 'monday/desk/scan.pdf'), '%PDF-')
  await until(has(path.join(folder, 'taken/monday-2/desk'), 'scan.pdf'))
  assert.deepEqual(kept, ['monday', 'monday/desk/scan.pdf'])
})

test('a file for the printer is there whole or not at all, and never written over', async () => {
  const folder = path.join(await fresh(), 'print')
  const print = openPrintFolder(folder)
  await print.put('letters.pdf', Buffer.from('first'))
  await print.put('letters.pdf', Buffer.from('second'))
  assert.deepEqual(await readdir(folder), ['letters.pdf'])
  assert.equal(await readFile(path.join(folder, 'letters.pdf'), 'utf8'), 'first')
})
