import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { Service } from '../../../../modules/catalogue/index.ts'
import { readPack } from '../../../../pack/index.ts'
import type { Language } from '../../../../platform/text.ts'
import { addQuestion } from './change-questions.ts'
import { changesBetween } from './changes.ts'
import type { Field } from './field.ts'
import { fieldsOfPart, PARTS, type Part } from './parts.ts'
import { questionFields } from './question-fields.ts'
import { mergeTyped, putValues } from './read-typed.ts'

const PACKS = join(import.meta.dirname, '../../../../../packs')
const [english, bilingual] = await Promise.all(['wiltshire', 'wrexham'].map(name => readPack(join(PACKS, name))))
const both: Language[] = ['en', 'cy']
const pothole = bilingual!.catalogue.services.find(({ slug }) => slug === 'pothole')!

const fieldsOf = (service: Service, languages: readonly Language[]): Field[] => [
  ...PARTS.flatMap(part => fieldsOfPart(part, service, languages)),
  ...(service.form ?? []).flatMap(question => questionFields(service, question, languages)),
]

for (const { organisation, catalogue } of [english!, bilingual!]) {
  const { slug: council, languages } = organisation.council
  test(`every box of every service of ${council} puts back what it shows, under a name of its own`, () => {
    for (const service of catalogue.services) {
      const fields = fieldsOf(service, languages)
      assert.equal(new Set(fields.map(({ name }) => name)).size, fields.length, service.slug)
      const again = structuredClone(service)
      for (const field of fields) field.put(again, field.value.trim())
      // A question that must be answered need not say so.
      for (const each of [...(service.form ?? []), ...(again.form ?? [])]) if (each.required) delete each.required
      assert.deepEqual(again, service, service.slug)
      assert.deepEqual(changesBetween(again, service, languages), [])
    }
  })
}

describe('in two languages', () => {
  const typed = (part: Part, values: Record<string, string>) => {
    const fields = fieldsOfPart(part, pothole, both)
    const merged = new Map(fields.map(({ name, value }) => [name, values[name] ?? value]))
    return putValues(pothole, fields, merged)
  }

  test('a text has a box for each, and both must be filled', () => {
    const { errors } = typed('words', { 'title-cy': '' })
    assert.deepEqual(errors, { 'title-cy': '‘Title of the page in Welsh’ is empty. Fill it in' })
    const challenge = typed('endings', { 'challenge-en': '' })
    assert.deepEqual(Object.keys(challenge.errors), ['challenge-en'])
    assert.equal(typed('endings', { 'challenge-en': '', 'challenge-cy': '' }).service.challenge, undefined)
  })

  test('a box takes no more than anybody reads', () => {
    assert.match(typed('words', { 'about-en': 'a'.repeat(10_001) }).errors['about-en']!, /10,000 characters or fewer/)
    assert.match(typed('words', { 'name-en': 'a'.repeat(61) }).errors['name-en']!, /Use 60 letters or fewer/)
  })

  test('the lines of a list belong together', () => {
    const { errors } = typed('words', { 'youNeed-en': 'a\nb' })
    assert.deepEqual(errors, { 'youNeed-cy': 'Write as many lines in Welsh as in English: 2, not 3' })
    const { service } = typed('words', { 'youNeed-en': 'a\n\n b ', 'youNeed-cy': 'c\nd' })
    assert.deepEqual(service.youNeed, [
      { en: 'a', cy: 'c' },
      { en: 'b', cy: 'd' },
    ])
  })

  test('a script has the same steps', () => {
    const script = { 'script-en': 'Say: Hello\nAsk: How wide is it?', 'script-cy': 'Say: Helo\nAsk: size' }
    assert.deepEqual(typed('script', script).service.script, [{ say: { en: 'Hello', cy: 'Helo' } }, { ask: 'size' }])
    const uneven = typed('script', { ...script, 'script-cy': 'Do: Helo\nAsk: size' })
    assert.match(uneven.errors['script-cy']!, /the same steps/)
  })
})

describe('the steps of a promise', () => {
  const typed = (service: Service, values: Record<string, string>) => {
    const fields = fieldsOfPart('promise', service, ['en'])
    const merged = new Map(fields.map(({ name, value }) => [name, values[name] ?? value]))
    return putValues(service, fields, merged)
  }
  const idsOf = (service: Service) => service.promise!.steps.map(({ id }) => id)
  const plain = english!.catalogue.services.find(({ slug }) => slug === 'pothole')!

  test('gain one before the last, with its words and its time', () => {
    const step = { 'step-new-text-en': 'we will mark it', 'step-new-kept-en': 'We marked it.' }
    const { service, errors } = typed(plain, { ...step, 'step-new-count': '3', 'step-new-unit': 'workingHours' })
    assert.deepEqual(errors, {})
    assert.deepEqual(idsOf(service), [...idsOf(plain).slice(0, -1), 'we-will-mark-it', idsOf(plain).at(-1)])
    assert.deepEqual(service.promise!.steps.at(-2), {
      id: 'we-will-mark-it',
      text: { en: 'we will mark it' },
      kept: { en: 'We marked it.' },
      within: { workingHours: 3 },
    })
    assert.deepEqual(Object.keys(typed(plain, step).errors), ['step-new-count'])
  })

  test('lose one whose words are taken away, and never the last', () => {
    const [first, last] = [idsOf(plain)[0]!, idsOf(plain).at(-1)!]
    const { service, errors } = typed(plain, { [`step-${first}-text-en`]: '' })
    assert.deepEqual(errors, {})
    assert.deepEqual(idsOf(service), idsOf(plain).slice(1))
    assert.deepEqual(Object.keys(typed(plain, { [`step-${last}-text-en`]: '' }).errors), [`step-${last}-text-en`])
  })
})

test('what two have typed is put together box by box', () => {
  const box = (name: string, value: string) => ({ name, value }) as Field
  const before = [box('a', '1'), box('b', '1'), box('c', '1'), box('d', '1')]
  const now = [box('a', '1'), box('b', 'theirs'), box('c', 'theirs'), box('d', 'same')]
  const { values, clashes } = mergeTyped(before, now, { a: 'mine', b: '1', c: 'mine', d: 'same' })
  assert.deepEqual(Object.fromEntries(values), { a: 'mine', b: 'theirs', c: 'mine', d: 'same' })
  assert.deepEqual(Object.fromEntries(clashes), { c: 'theirs' })
})

test('a question goes where it was wanted, and last where that is not there any more', () => {
  const added = { type: 'text' as const, label: { en: 'New?', cy: 'Newydd?' }, required: false, answers: [] }
  const placeAfter = (after: string) =>
    addQuestion(pothole, { ...added, after }).form!.findIndex(({ label }) => label.en === 'New?')
  assert.deepEqual(['', 'where', 'taken-away'].map(placeAfter), [0, 1, pothole.form!.length])
  assert.equal(addQuestion(pothole, { ...added, after: '' }).form![0]!.id, 'new-2')
})

test('a change is named by its part, with what was and what is', () => {
  const changed = structuredClone(pothole)
  changed.promise!.steps[0]!.within = { days: 3 }
  changed.form = changed.form!.filter(({ id }) => id !== 'depth')
  changed.teams = ['waste']
  const said = changesBetween(pothole, changed, ['en']).map(({ part, what, before, after }) => [
    part,
    what,
    before,
    after,
  ])
  assert.deepEqual(
    said.filter(([part]) => part !== 'questions'),
    [
      ['promise', 'Step 1: within how many', '2', '3'],
      ['promise', 'Step 1: days or hours', 'working days', 'days'],
      [
        'script',
        'Script for advisers',
        said.find(([part]) => part === 'script')![2],
        said.find(([part]) => part === 'script')![3],
      ],
      ['teams', 'Teams', 'highways', 'waste'],
    ],
  )
  assert.ok(said.some(([, what]) => what === 'Questions in order'))
})
