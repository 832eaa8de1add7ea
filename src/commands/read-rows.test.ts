import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { customerColumns } from '../modules/customers/index.ts'
import { CannotStart } from '../platform/cannot-start.ts'
import { columnsOf, headingsOf, readRows } from './read-rows.ts'

const folder = await mkdtemp(path.join(os.tmpdir(), 'firstpoint-rows-'))
after(() => rm(folder, { recursive: true }))
const file = path.join(folder, 'rows.csv')

async function rowsOf(...lines: string[]) {
  await writeFile(file, lines.join('\n'))
  return Array.fromAsync(readRows(file))
}

test('values are read as spreadsheets write them', async () => {
  await writeFile(
    file,
    '\uFEFFid, name ,note\r\n1,"Sample, Rosa","She said ""no"""\r\n\r\n2, Tom ,"two\r\nlines"\r\n3,,',
  )
  assert.deepEqual(await headingsOf(file), ['id', 'name', 'note'])
  assert.deepEqual(await Array.fromAsync(readRows(file)), [
    { line: 2, cells: { id: '1', name: 'Sample, Rosa', note: 'She said "no"' } },
    { line: 4, cells: { id: '2', name: 'Tom', note: 'two\nlines' } },
    { line: 6, cells: { id: '3', name: '', note: '' } },
  ])
})

test('commas, semicolons or tabs separate values, as they separate the headings', async () => {
  for (const separator of [',', ';', '\t']) {
    const [rosa, tom] = await rowsOf(
      ['', 'id', '"name, in full; all of it"', 'note'].join(separator),
      ['7', '1', `"Sample${separator} ""Rosa"""`, ' two words '].join(separator),
      ['', '2', ' Tom ', ''].join(separator),
    )
    const named = (name: string) => ({ 'name, in full; all of it': name })
    assert.deepEqual(rosa!.cells, { '': '7', id: '1', ...named(`Sample${separator} "Rosa"`), note: 'two words' })
    assert.deepEqual(tom!.cells, { '': '', id: '2', ...named('Tom'), note: '' })
  }
  const [loose] = await rowsOf('id;name', '1;Sample, Rosa')
  assert.deepEqual(loose!.cells, { id: '1', name: 'Sample, Rosa' })
})

test('a file whose columns nothing known separates is told what may separate them', async () => {
  const missing = columnsOf(customerColumns, ['id|name'], undefined, ['id'])
  await assert.rejects(missing, { message: /one column only: 'id\|name'.*commas, semicolons or tabs/ })
})

test('a file that is not UTF-8 says how to save it', async () => {
  const headings = 'id,name,größe\n1,Ann,2'
  for (const bytes of [
    Buffer.from(`\uFEFF${headings}`, 'utf16le'),
    Buffer.from(headings, 'utf16le'),
    Buffer.from(headings, 'latin1'),
  ]) {
    await writeFile(file, bytes)
    await assert.rejects(headingsOf(file), {
      message: `${file} is not saved as UTF-8. Save it again as 'CSV UTF-8', and use that file.`,
    })
  }
})

test('a long row is read where it has no quotation marks, and else said to be long', async () => {
  const long = 'long '.repeat(20_000)
  const [plain, marked, after] = await rowsOf('id,note', `1,${long}`, `2,"${long}"`, '3,short')
  assert.deepEqual([plain!.cells.note, plain!.broken], [long.trim(), undefined])
  assert.match(marked!.broken!, /^It has more than 100,000 characters: 2,"long /)
  assert.deepEqual(after!.cells, { id: '3', note: 'short' })
})

test('a quotation mark that is not closed spoils its own row, and none of those after it', async () => {
  const others = Array.from({ length: 500 }, (_, at) => `${at},"Rosa, the ${at}th"`)
  for (const wrong of ['9,"Tom', '9,To"m', '9,"To"m', `9,"${'long '.repeat(50)}`]) {
    const rows = await rowsOf('id,name', '1,Ann', wrong, ...others)
    assert.equal(rows.length, 502)
    assert.deepEqual(
      rows.filter(row => row.broken).map(({ line, broken }) => [line, broken]),
      [[3, `A quotation mark stands alone in it: ${wrong}`]],
    )
    assert.equal(rows.at(-1)!.cells.name, 'Rosa, the 499th')
  }
})

test('a row with more or fewer values than the file has columns is not taken, and loses none of them', async () => {
  const [short, long] = await rowsOf('id,name,phone', '1,Ann', '2,Sample, Tom,07700 900123')
  assert.equal(short!.broken, 'It has 2 values, and the file has 3 columns')
  assert.deepEqual(short!.cells, { id: '1', name: 'Ann', phone: '' })
  assert.equal(long!.broken, 'It has 4 values, and the file has 3 columns. Left over: 07700 900123')
})

test('what is empty, not there or no table is said in a sentence', async () => {
  await writeFile(file, '')
  await assert.rejects(headingsOf(file), new CannotStart(`${file} is empty.`))
  await writeFile(file, 'id,"name\n1,Ann')
  await assert.rejects(headingsOf(file), CannotStart)
  await assert.rejects(headingsOf(path.join(folder, 'none.csv')), CannotStart)
  await assert.rejects(headingsOf(folder), CannotStart)
})
