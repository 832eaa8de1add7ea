import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Invalid } from '../errors.ts'
import { newId } from '../id.ts'
import { translator } from '../text.ts'
import {
  choiceField,
  choicesField,
  dateField,
  exactField,
  idField,
  joinDate,
  listField,
  readFields,
  textField,
  tickField,
  wordsTyped,
} from './fields.ts'
import type { Posted } from './page.ts'
import { paragraphs } from './render.ts'

const t = translator(
  {
    missing: { en: 'Write it' },
    choose: { en: 'Choose one' },
    wrongDate: { en: 'Not a date' },
    tooLong: { en: '{over} over {max}' },
  },
  'en',
)

describe('a field', () => {
  test('of text is trimmed, has one kind of line end, and ends where it must', () => {
    const fields = { words: textField({ required: 'missing', max: 5 }) }
    assert.deepEqual(readFields(fields, { words: ' a\r\nb ' }, t), { words: 'a\nb' })
    assert.deepEqual(readFields(fields, { words: ['first', 'last'] }, t), { words: 'last' })
    const wrong: [Posted, string][] = [
      [{}, 'Write it'],
      [{ words: ' \0 ' }, 'Write it'],
      [{ words: 'too long' }, '3 over 5'],
    ]
    for (const [posted, words] of wrong)
      assert.throws(
        () => readFields(fields, posted, t),
        error => error instanceof Invalid && error.errors.words === words,
      )
  })

  test('of a choice is one that was offered', () => {
    const fields = { sorted: choiceField(['yes', 'no'], { required: 'choose' }), maybe: choiceField(['a']) }
    assert.deepEqual(readFields(fields, { sorted: 'yes', maybe: 'b' }, t), { sorted: 'yes', maybe: '' })
    assert.throws(() => readFields(fields, { sorted: '__proto__' }, t), Invalid)
    assert.deepEqual(readFields({ some: choicesField(['a', 'b']) }, { some: ['b', 'x', 'a'] }, t), { some: ['b', 'a'] })
  })

  test('of a list, an id or a tick is what it says', () => {
    const id = newId()
    assert.deepEqual(readFields({ ids: listField({ max: 2 }) }, { ids: [id, 'b', 'c'] }, t), { ids: [id, 'b'] })
    assert.throws(() => readFields({ ids: listField({ required: 'choose' }) }, {}, t), Invalid)
    assert.deepEqual(readFields({ to: idField() }, { to: id }, t), { to: id })
    assert.deepEqual(readFields({ to: idField() }, { to: "'; drop" }, t), { to: '' })
    assert.throws(() => readFields({ to: idField({ required: 'choose' }) }, { to: 'x' }, t), Invalid)
    assert.deepEqual(readFields({ tick: tickField(), other: tickField() }, { tick: 'on' }, t), {
      tick: true,
      other: false,
    })
  })

  test('of a date joins its three boxes, and takes only days that are', () => {
    const fields = { due: dateField({ required: 'missing', wrong: 'wrongDate' }) }
    const boxes = (day: string, month: string, year: string) => ({
      'due-day': day,
      'due-month': month,
      'due-year': year,
    })
    assert.deepEqual(readFields(fields, boxes('3', '12', '2026'), t), { due: '2026-12-03' })
    assert.deepEqual(readFields({ due: dateField({ wrong: 'wrongDate' }) }, {}, t), { due: '' })
    assert.equal(joinDate('due', boxes('', '', '')), undefined)
    for (const posted of [
      boxes('31', '2', '2026'),
      boxes('x', '1', '2026'),
      boxes('3', '', ''),
      boxes('29', '2', '2027'),
    ])
      assert.throws(
        () => readFields(fields, posted, t),
        error => error instanceof Invalid && error.errors.due === 'Not a date',
      )
    assert.throws(
      () => readFields(fields, {}, t),
      error => error instanceof Invalid && error.errors.due === 'Write it',
    )
  })

  test('holds no number of a payment card, but what is used exactly as it is typed', () => {
    const card = '4111 1111 1111 1111'
    assert.deepEqual(readFields({ words: textField(), password: exactField() }, { words: card, password: card }, t), {
      words: '[card number removed]',
      password: card,
    })
  })

  test('that is wrong is named with every other that is', () => {
    const fields = { words: textField({ required: 'missing' }), sorted: choiceField(['yes'], { required: 'choose' }) }
    assert.throws(
      () => readFields(fields, {}, t),
      error => error instanceof Invalid && Object.keys(error.errors).length === 2,
    )
  })
})

describe('plain words of a pack', () => {
  test('become paragraphs and lists', () => {
    assert.equal(
      paragraphs('One\nline.\n\nYou need:\n- a photo\n- a place'),
      '<p class="govuk-body">One line.</p>\n<p class="govuk-body">You need:</p><ul class="govuk-list govuk-list--bullet"><li>a photo</li><li>a place</li></ul>',
    )
    assert.equal(paragraphs(''), '')
    assert.equal(paragraphs(undefined as never), '')
  })

  test('hold no markup, wherever it stands', () => {
    const hostile = '<b onclick="x">&\'\n\n- <script>alert(1)</script>'
    assert.doesNotMatch(paragraphs(hostile).replaceAll(/<\/?(p|ul|li)( class="[\w\s-]+")?>/g, ''), /[<>"']/)
  })
})

test('what somebody typed is told from what was chosen, from secrets and from what the form carries along', () => {
  const fields = { note: textField(), mail: textField(), service: textField(), pass: exactField(), who: idField() }
  const posted = { note: 'Broken', mail: 'a@b.example', service: 'missed-bin', pass: 'four words of hers', who: '' }
  const more = { 'asked-1': 'When is it?', 'was-asked-1': 'When is', _csrf: 'a b', act: 'keep', password: 'x y' }
  assert.deepEqual(wordsTyped(fields, { ...posted, ...more }), ['Broken', 'a@b.example', 'When is it?'])
  const short = { note: '07700900123', mail: 'flood', service: '01a23130-758b-73bb-9737-021b3ea1000e' }
  assert.deepEqual(wordsTyped(fields, short), ['07700900123', 'flood'])
})
