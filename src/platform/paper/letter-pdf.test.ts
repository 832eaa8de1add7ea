import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { type PaperLetter, writeLetters } from './index.ts'

const letter: PaperLetter = {
  from: ['Sample Council', 'Town Hall', 'SN15 1ER', '01632 960100'],
  to: ['Rosa Sample', '4 Mill Lane', 'SN15 1ER'],
  date: '1 December 2026',
  reference: 'Our reference: 482 193 706 518',
  subject: 'We have your letter',
  words: 'Thank you.',
  code: { text: 'FP1:REPLY:1', words: 'Do you want to write back?' },
  isLarge: false,
}

/** The sizes of all that is written, in points, the smallest first. */
async function sizesOf(more: Partial<PaperLetter>): Promise<number[]> {
  const pdf = (await writeLetters('letters', [{ ...letter, ...more }])).toString('latin1')
  const pages = [...pdf.matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)].map(([, bytes]) =>
    plain(Buffer.from(bytes!, 'latin1')),
  )
  const sizes = [...pages.join('\n').matchAll(/\/F\d+ ([\d.]+) Tf/g)].map(([, size]) => Number(size))
  return [...new Set(sizes)].sort((a, b) => a - b)
}

/** What is no page may be packed in another way, or not at all. */
function plain(bytes: Buffer): string {
  try {
    return inflateSync(bytes).toString('latin1')
  } catch {
    return ''
  }
}

test('in large print nothing of a letter is small, neither who writes nor the phone', async () => {
  assert.equal((await sizesOf({}))[0], 10.5)
  assert.equal((await sizesOf({ isLarge: true }))[0], 16)
})

test('only the window of the envelope may make its address smaller', async () => {
  const to = ['Rosa Sample', 'Flat 12', 'The Old Corn Exchange', '4 Mill Lane', 'Bradley', 'Chippenham', 'SN15 1ER']
  const [window, ...others] = await sizesOf({ isLarge: true, to })
  assert.ok(window! >= 7 && window! < 11.5, String(window))
  assert.equal(others[0], 16)
})
