import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { Refused } from '../../platform/errors.ts'
import {
  isSeparator,
  type PaperLetter,
  replyCode,
  replyTokenIn,
  writeLetters,
  writeSeparators,
} from '../../platform/paper/index.ts'
import type { ScannedPage } from '../../platform/ports.ts'
import { openScanReader } from './scan-reader.ts'

const scans = openScanReader()
after(() => scans.stop())

const TOKEN = 'a1'.repeat(24)
const letter: PaperLetter = {
  from: ['Sample Council', 'Town Hall', 'SN15 1ER', '01632 960100'],
  to: ['Rosa Sample', '4 Mill Lane', 'Chippenham', 'SN15 1ER'],
  date: 'Monday 30 November 2026',
  reference: 'Our reference: 482 193 706 518',
  subject: 'The street light outside your house',
  words:
    'Dear Rosa Sample\n\nThank you. We have got what you sent us.\n\n# What happens next\n\n- We look at it by Friday.\n- Then we tell you when we mend it.',
  code: { text: replyCode(TOKEN), words: 'Do you write back? Send this page with your letter.' },
  isLarge: false,
}

async function readAll(bytes: Uint8Array, reader = scans): Promise<ScannedPage[]> {
  const pages: ScannedPage[] = []
  await reader.read(bytes, async page => void pages.push(page))
  return pages
}

test('a letter of ours is read again: its words, its code, and as a picture', async () => {
  const [page, ...others] = await readAll(await writeLetters('Letters', [letter]))
  assert.equal(others.length, 0)
  assert.deepEqual(page!.codes.map(replyTokenIn), [TOKEN])
  assert.match(page!.words, /Our reference: 482 193 706 518/)
  assert.match(page!.words, /Thank you\. We have got what you sent us\./)
  assert.ok(page!.confidence > 85, `${page!.confidence}`)
  const { width, height, format } = await sharp(page!.image).metadata()
  assert.deepEqual([format, width, height], ['jpeg', page!.width, page!.height])
  assert.ok(page!.width > 1600 && page!.height < 2400)
})

test('a page that was fed in upside down is turned, and read', async () => {
  const [page] = await readAll(await writeLetters('Letters', [letter]))
  const turned = await sharp(page!.image).rotate(180).png().toBuffer()
  const [read] = await readAll(turned)
  assert.match(read!.words, /Thank you\. We have got what you sent us\./)
  assert.ok(read!.confidence > 75, `${read!.confidence}`)
  const [top, bottom] = await Promise.all(
    [0, read!.height - 200].map(at => inkOf(read!.image, { left: 0, top: at, width: read!.width, height: 200 })),
  )
  assert.ok(top! > bottom!, 'its picture stands upright too: the letterhead is above')
})

test('a page laid in askew is read whole, and its picture stays as it was scanned', async () => {
  const words = `Dear Council\n\nThe street light outside my house has been out for two weeks, and it is very dark there at night. My mother fell on the step last Tuesday.\n\nThere is a cheque with this for the garden waste.`
  const [straight] = await readAll(await writeLetters('Letters', [{ ...letter, words, code: null }]))
  for (const degrees of [3, -4]) {
    const askew = await sharp(straight!.image).rotate(degrees, { background: '#fff' }).jpeg({ quality: 80 }).toBuffer()
    const [read] = await readAll(askew)
    assert.match(read!.words, /The street light outside my house has been out/, `${degrees}`)
    assert.match(read!.words, /There is a cheque with this/, `${degrees}`)
    const { width, height } = await sharp(askew).metadata()
    assert.ok(Math.abs(read!.width / read!.height - width / height) < 0.01, 'the picture is as askew as the page')
  }
})

test('an I that is read as a bar is an I, and a mark in a postcode a 0', async () => {
  const lines = [
    'I enclose a cheque, and I am afraid that I',
    'forgot: should I? I’ll ring.',
    'Mill Lane | Calne',
    'SN11 ©BS',
  ]
  const text = lines.map((line, at) => `<text x="150" y="${300 + at * 60}" font-size="36">${line}</text>`).join('')
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="1654" height="2339" font-family="DejaVu Sans">${text}</svg>`
  const [read] = await readAll(await sharp(Buffer.from(page)).flatten({ background: '#fff' }).png().toBuffer())
  assert.equal(read!.words.replace(/\n+/g, '\n').replaceAll("'", '’'), lines.join('\n').replace('©', '0'))
})

async function inkOf(image: Uint8Array, part: { left: number; top: number; width: number; height: number }) {
  const { channels } = await sharp(await sharp(image).extract(part).toBuffer()).stats()
  return 255 - channels[0]!.mean
}

test('a TIFF of several pages is read page by page, and a separator is known', async () => {
  const [sheet] = await readAll(
    await writeSeparators(1, { title: 'Next letter', how: 'Lay this sheet between two letters.' }),
  )
  const picture = sharp(sheet!.image).resize(1000).png()
  const tiff = await sharp([await picture.toBuffer(), await blank()], { join: { animated: true } })
    .tiff({ compression: 'lzw' })
    .toBuffer()
  const [first, second, ...others] = await readAll(tiff)
  assert.equal(others.length, 0)
  assert.equal(first!.codes.some(isSeparator), true)
  assert.deepEqual([second!.words, second!.confidence, second!.codes], ['', 0, []])
})

const blank = async () =>
  sharp({ create: { width: 1000, height: 1414, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()

test('what is no scan, is broken, locked or too long is refused, and the next one is read', async () => {
  const refused: [string, Uint8Array][] = [
    ['scans.not-a-scan', Buffer.from('no scan')],
    ['scans.empty', Buffer.alloc(0)],
    ['scans.broken', Buffer.from('%PDF-1.7\nnothing')],
    ['scans.broken', (await blank()).subarray(0, 60)],
  ]
  for (const [code, bytes] of refused) await assert.rejects(readAll(bytes), { code })
  const short = openScanReader({ maxPages: 2, maxPixels: 1_000_000 })
  const sheets = await writeSeparators(3, { title: 'Next letter', how: '' })
  await assert.rejects(readAll(sheets, short), { code: 'scans.too-many-pages' })
  await assert.rejects(readAll(await blank(), short), { code: 'scans.too-many-pixels' })
  await short.stop()
  const slow = openScanReader({ timeLimit: 5 })
  await assert.rejects(readAll(sheets, slow), { code: 'scans.too-hard' })
  await slow.stop()
})

test('who stops does not wait for the page in hand, and that is no fault of the scan', async () => {
  const reader = openScanReader()
  const twoPages = await writeLetters('Letters', [letter, letter])
  // The first page is read: the second is in hand.
  const reading = reader.read(twoPages, async () => void reader.stop())
  await assert.rejects(reading, error => !(error instanceof Refused) && /stops/.test((error as Error).message))
  await reader.stop()
})
