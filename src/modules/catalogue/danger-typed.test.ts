// What hints at danger in a form is what she typed in it: its labels and options are the council's, in whichever language she read.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { type Question, summaryDetails } from '../../platform/form/index.ts'
import { LANGUAGES } from '../../platform/text.ts'
import { findDangerTyped } from './index.ts'

const { ctx } = await testDatabase({ after }, { template: 'wrexham' })

const form = [
  { id: 'what', type: 'long-text', label: { en: 'What happened?', cy: 'Beth ddigwyddodd?' } },
  {
    ...{ id: 'who', type: 'radios', label: { en: 'Who does this?', cy: 'Pwy sy’n gwneud hyn?' } },
    options: [{ value: 'home', label: { en: 'My husband hits me', cy: 'Mae fy ngŵr yn fy nharo' } }],
  },
] as unknown as Question[]
const answers = { what: 'Sbwriel', who: 'home' }

test('an option that was chosen is nobody’s word of danger, in either language', async () => {
  for (const language of LANGUAGES) {
    const summary = summaryDetails(form, answers, language)
    assert.deepEqual((await findDangerTyped(ctx(), { form }, { answers, details: summary })).rules, [], summary)
    const said = await findDangerTyped(ctx(), { form }, { answers, details: `I want to kill myself\n${summary}` })
    assert.equal(said.words, 'I want to kill myself\n\nSbwriel')
    assert.ok(said.rules.length > 0)
  }
  const own = await findDangerTyped(ctx(), { form }, { answers: { what: 'Mae fy ngŵr yn fy nharo' } })
  assert.ok(own.rules.length > 0, 'the same in her own words is')
})
