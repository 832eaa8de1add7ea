import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AskedService } from './index.ts'
import { answersOfContact, checkAnswers, contactOf, formOf, questionsThatApply } from './index.ts'
import { ask, asking } from './testing.ts'

const service = (changes: Partial<AskedService> = {}): AskedService => ({
  form: [ask('text', { id: 'what' })],
  contact: 'optional',
  onBehalf: true,
  ...changes,
})
const ids = (form: { id: string }[]) => form.map(question => question.id)
const person = { name: 'Mo', email: 'mo@example.org', phone: '07700 900982' }

describe('a form as people walk it', () => {
  it('asks the service’s own questions, then for whom, then how to reach the person', () => {
    assert.deepEqual(ids(formOf(service(), ['en'])), [
      'what',
      '_who',
      '_behalf',
      '_reason',
      '_details',
      '_contact',
      '_safe',
    ])
    assert.deepEqual(ids(formOf(service({ contact: 'required', onBehalf: false }), ['en'])), [
      'what',
      '_contact',
      '_safe',
    ])
    assert.deepEqual(ids(formOf(service({ contact: 'none', onBehalf: false }), ['en'])), ['what'])
  })
  it('leaves out all about contact once somebody wants to stay unknown', () => {
    const form = formOf(service(), ['en'])
    assert.deepEqual(ids(questionsThatApply(form, { what: 'x', _who: 'me', _details: 'no' })), [
      'what',
      '_who',
      '_details',
    ])
  })
  it('offers as safe only what was given', () => {
    const form = formOf(service(), ['en'])
    const safeAfter = (contact: object) =>
      questionsThatApply(form, { _details: 'yes', _contact: { ...contact } })
        .find(question => question.id === '_safe')
        ?.options?.map(option => option.value)
    assert.deepEqual(safeAfter({ email: 'a@b.cd' }), ['email'])
    assert.deepEqual(safeAfter({ phone: '+441632960001' }), ['phone', 'text', 'message'])
  })
  it('refuses as safe what was not given', async () => {
    const answers = { what: 'x', _who: 'me', _details: 'yes', _contact: { email: 'a@b.cd' }, _safe: ['phone'] }
    assert.equal((await checkAnswers(formOf(service(), ['en']), answers, asking)).problems?.[0].question, '_safe')
  })
  it('needs an email address or a phone number, whichever', async () => {
    const form = formOf(service({ contact: 'required', onBehalf: false, form: [] }), ['en'])
    const check = (contact: object) => checkAnswers(form, { _contact: contact, _safe: ['none'] }, asking)
    assert.deepEqual((await check({ name: 'Mo', phone: person.phone })).problems, undefined)
    assert.deepEqual((await check({ name: 'Mo' })).problems, [
      { question: '_contact', field: 'q-email', text: 'Enter an email address or a phone number' },
    ])
    assert.deepEqual((await check({ email: person.email })).problems?.[0].field, 'q-name')
  })
  it('asks for the language only where the council has two', () => {
    const boxes = (languages: ('en' | 'cy')[]) =>
      formOf(service(), languages).find(each => each.id === '_contact')?.fields
    assert.equal(boxes(['en'])?.length, 3)
    assert.equal(boxes(['en', 'cy'])?.at(-1)?.id, 'language')
  })
  it('asks by what right somebody asks for somebody else, in words where none of ours fit', async () => {
    const form = formOf(service({ contact: 'none', form: [] }), ['en'])
    const behalf = { name: 'Ann', authority: 'other' }
    const checked = await checkAnswers(
      form,
      { _who: 'somebody-else', _behalf: behalf, _reason: 'I clean for her' },
      asking,
    )
    assert.deepEqual(contactOf(checked.problems ? {} : checked.answers).onBehalf, {
      authority: 'I clean for her',
      of: 'Ann',
    })
    const lacking = await checkAnswers(form, { _who: 'somebody-else', _behalf: { authority: 'other' } }, asking)
    assert.equal(lacking.problems?.[0].question, '_reason')
  })
})

describe('contact details that come without a form', () => {
  it('answer the questions this form has, and read back as they came', async () => {
    for (const contact of ['required', 'optional'] as const) {
      const form = formOf(service({ contact, form: [] }), ['en'])
      const checked = await checkAnswers(form, answersOfContact(form, person), asking)
      assert.equal(checked.problems, undefined)
      assert.deepEqual(contactOf(checked.answers!), {
        name: 'Mo',
        email: 'mo@example.org',
        phone: '+447700900982',
        safe: ['email', 'phone', 'text'],
        leaveMessage: false,
      })
    }
  })
  it('stay unknown where neither email nor phone came', async () => {
    const form = formOf(service({ form: [] }), ['en'])
    const checked = await checkAnswers(form, answersOfContact(form, { name: 'Mo' }), asking)
    assert.deepEqual(checked, { answers: { _who: 'me', _details: 'no' } })
  })
})
