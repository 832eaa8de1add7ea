import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarFile } from './calendar-file.ts'

const entry = {
  id: '0190e3c2-0000-7000-8000-000000000001',
  from: new Date('2027-06-01T09:00:00Z'),
  until: new Date('2027-06-01T09:30:00Z'),
  title: 'Visit to Wiltshire Council',
  where: 'Chippenham',
  words: 'Reference',
  host: 'council.test',
  madeAt: new Date('2027-05-01T12:00:00Z'),
}
const CONTROLS = /[\p{Cc}--[\r\n\t]]/v

/** As a calendar reads it: folded lines are joined first. */
const linesOf = (file: string): Map<string, string> =>
  new Map(
    file
      .replaceAll(/\r\n[ \t]/g, '')
      .split('\r\n')
      .filter(Boolean)
      .map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
  )

test('every line ends with both signs, times are of no zone', () => {
  const file = calendarFile(entry)
  assert.ok(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n'))
  assert.ok(file.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n'))
  assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\r\n]/)
  const lines = linesOf(file)
  assert.equal(lines.get('UID'), `${entry.id}@council.test`)
  assert.equal(lines.get('DTSTART'), '20270601T090000Z')
  assert.equal(lines.get('DTEND'), '20270601T093000Z')
  assert.equal(lines.get('DTSTAMP'), '20270501T120000Z')
})

test('commas, semicolons, backslashes and line breaks are words, and nobody writes lines of their own', () => {
  const lines = linesOf(
    calendarFile({
      ...entry,
      title: 'A, b; c\\d: "e"',
      where: 'Hall, High Street; SN15 1ER',
      words: 'One\nTwo\r\nThree\rFour\r\nEND:VEVENT\u0000\u0007',
    }),
  )
  assert.equal(lines.get('SUMMARY'), 'A\\, b\\; c\\\\d: "e"')
  assert.equal(lines.get('LOCATION'), 'Hall\\, High Street\\; SN15 1ER')
  assert.equal(lines.get('DESCRIPTION'), 'One\\nTwo\\nThree\\nFour\\nEND:VEVENT')
  assert.equal([...lines.keys()].filter(name => name === 'END').length, 1)
})

test('no line is longer than 75 bytes, no letter is broken, and all of it is there again', () => {
  for (const letter of ['a', 'ŵ', '中', '🏴', 'ô,']) {
    const words = letter.repeat(200)
    const file = calendarFile({ ...entry, words })
    for (const line of file.split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} bytes`)
      assert.ok(line.isWellFormed())
    }
    assert.equal(linesOf(file).get('DESCRIPTION')!.replaceAll('\\,', ','), words)
    assert.doesNotMatch(file, CONTROLS)
  }
  const full = calendarFile({ ...entry, words: 'x'.repeat(75 - 'DESCRIPTION:'.length) })
  assert.ok(
    full.split('\r\n').some(line => Buffer.byteLength(line) === 75),
    'a line is folded only where it must be',
  )
})
