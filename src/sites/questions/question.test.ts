import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import nunjucks from 'nunjucks'
import { readPack } from '../../pack/index.ts'
import {
  type Asking,
  fieldsOf,
  formOf,
  type Question,
  questionsThatApply,
  readAnswer,
} from '../../platform/form/index.ts'
import { createRenderer } from '../../platform/page/render.ts'
import { type Language, translator } from '../../platform/text.ts'
import { siteTexts } from '../public/site-texts.ts'
import { questionTexts } from './text.ts'

const PACKS = join(import.meta.dirname, '../../../packs')
const renderer = createRenderer({ asset: (name: string) => `/assets/${name}` })
const template = new nunjucks.Template(
  '{% from "questions/question.njk" import question %}{{ question(view) }}',
  renderer.environment,
)
const asking: Asking = { language: 'en', today: Temporal.PlainDate.from('2026-11-25') }

interface Shown {
  answer?: object
  values?: object
  errors?: Record<string, string>
  files?: object[]
}

function show(question: Question, shown: Shown = {}, lang: Language = 'en'): string {
  const t = translator({ ...siteTexts, ...questionTexts }, lang)
  const map = { outlines: '/areas.geojson', bounds: [], start: null, tiles: null, find: '/find' }
  const view = { question, answer: {}, values: {}, errors: {}, files: [], map, csrf: 'token', t, lang, ...shown }
  return template.render({ view })
}

const ask = (type: Question['type'], rules: Partial<Question> = {}): Question => ({
  id: 'thing',
  type,
  label: { en: 'What is it?' },
  ...rules,
})
const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(match => match[1]!)

/** Each question that a pack asks, and the engine's own once for each council. */
async function everyQuestion(): Promise<{ name: string; question: Question }[]> {
  const packs = await Promise.all(['wiltshire', 'wrexham'].map(name => readPack(join(PACKS, name))))
  return packs.flatMap(({ organisation: { council }, catalogue }) => {
    const engine = formOf({ contact: 'optional', onBehalf: true }, council.languages)
    const forms = [...catalogue.services, { slug: 'every form', form: engine }]
    return forms.flatMap(({ slug, form = [] }) => form.map(question => ({ name: `${slug}: ${question.id}`, question })))
  })
}

describe('the page of a question', () => {
  it('has one heading, no id twice, and errors that lead to their box, for every question of every pack', async () => {
    for (const { name, question } of await everyQuestion()) {
      const [asked = question] = questionsThatApply([{ ...question, when: [] }], {})
      const { errors = {} } = await readAnswer(asked, {}, asking)
      const withErrors = show(asked, { values: { _csrf: 'token' }, errors }, 'cy')
      for (const html of [show(asked), withErrors]) {
        assert.equal(html.match(/<h1/g)?.length, 1, name)
        assert.deepEqual(ids(html), [...new Set(ids(html))], name)
        assert.doesNotMatch(html, /undefined|\[object|>null</, name)
      }
      for (const [box, words] of Object.entries(errors)) {
        assert.ok(ids(withErrors).includes(box), `${name}: the error of ${box} leads nowhere`)
        assert.ok(withErrors.includes(words.replaceAll("'", '&#39;')), `${name}: ${words}`)
      }
    }
  })
  it('shows what was saved, and once something was posted that instead', () => {
    const saved = { answer: fieldsOf(ask('text'), 'saved') }
    assert.match(show(ask('text'), saved), /value="saved"/)
    assert.match(show(ask('text'), { ...saved, values: { _csrf: 'x', q: 'typed' } }), /value="typed"/)
    assert.doesNotMatch(show(ask('text'), { ...saved, values: { _csrf: 'x', q: '' } }), /value="saved"/)
  })
  it('escapes what people typed and what a pack says', () => {
    const question = ask('place', { label: { en: 'Where <b>?' }, hint: { en: '</script>' } })
    const html = show(question, { answer: { 'q-words': '"><img src=x>' } })
    assert.match(html, /Where &lt;b&gt;\?/)
    assert.doesNotMatch(html, /<\/script>|<img/)
  })
  it('marks what may be left out, but not boxes of which one is needed', () => {
    assert.match(show(ask('text', { required: false })), /What is it\? \(optional\)/)
    const contact = formOf({ contact: 'required', onBehalf: false }, ['en']).find(each => each.id === '_contact')!
    assert.doesNotMatch(show(contact), /\(optional\)/)
  })
  it('turns only the wrong box of a date red, or all where the whole date is wrong', () => {
    const red = (errors: Record<string, string>) => show(ask('date'), { errors }).match(/govuk-input--error/g)?.length
    assert.equal(red({ 'q-month': 'Add the month' }), 1)
    assert.equal(red({ q: 'Enter a real date' }), 3)
  })
  it('makes Enter press Continue where there are other buttons', () => {
    const group = ask('group', { item: { en: 'Child' }, fields: [ask('text', { id: 'name' })] })
    const html = show(group, { answer: { 'q-count': '2' } })
    const [first] = html.match(/<button[^>]*>/) ?? []
    assert.doesNotMatch(first!, /name=/)
    assert.deepEqual(
      [...html.matchAll(/value="(\d)" name="q-(add|remove)"/g)].map(match => match[2]! + match[1]),
      ['remove0', 'remove1', 'add1'],
    )
  })
  it('offers the place of a photo and its removal, and no box for more than it takes', () => {
    const file = { id: 'f1', name: 'a.jpg', thumbnail: '/t/f1', position: true }
    const html = show(ask('photos', { max: 1 }), { files: [file] })
    assert.match(html, /value="f1" name="use-place"/)
    assert.match(html, /value="f1" name="remove-file"/)
    assert.doesNotMatch(html, /type="file"/)
  })
})
