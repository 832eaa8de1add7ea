import { addSafetyMarker } from '../../../../../modules/customers/index.ts'
import { choiceField, dateField, textField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { changePage, sourceBox, sourceField } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { teamChoices } from '../../team-choices.ts'
import { text } from './text.ts'

const TOLD = ['yes', 'no'] as const

const form = {
  instruction: textField({ required: 'instructionMissing', max: 200 }),
  evidence: textField({ required: 'evidenceMissing', max: 2000 }),
  ownerTeam: textField({ required: 'teamMissing' }),
  reviewOn: dateField({ required: 'reviewMissing', wrong: 'dateWrong' }),
  told: choiceField(TOLD, { required: 'toldMissing' }),
  notToldBecause: textField({ max: 500 }),
  source: sourceField,
}

export const safetyMarkersPage = changePage({
  at: import.meta,
  path: 'safety-markers',
  audit: 'customer-safety-marker',
  texts: text,
  form,
  more: () => ({ intro: [text.intro.en] }),
  boxes: async ctx => [
    { control: 'line', name: 'instruction', label: text.instruction.en, hint: text.instructionHint.en },
    { control: 'text', name: 'evidence', label: text.evidence.en, hint: text.evidenceHint.en },
    {
      control: 'select',
      name: 'ownerTeam',
      label: text.ownerTeam.en,
      choices: [{ value: '', text: text.chooseTeam.en }, ...(await teamChoices(ctx))],
    },
    { control: 'date', name: 'reviewOn', label: text.reviewOn.en, hint: text.reviewHint.en },
    {
      control: 'radios',
      name: 'told',
      label: text.told.en,
      choices: TOLD.map(value => ({ value, text: text[`told.${value}`].en })),
    },
    { control: 'line', name: 'notToldBecause', label: text.notToldBecause.en },
    sourceBox(),
  ],
  async submit(ctx, visit, values) {
    const { told, ...rest } = values
    const added = addSafetyMarker(ctx, { customerId: visit.params.customer!, told: told === 'yes', ...rest })
    await atField(added, {
      'customers.instruction-': 'instruction',
      'customers.evidence-': 'evidence',
      'customers.no-such-team': 'ownerTeam',
      'customers.review-': 'reviewOn',
      'customers.not-told-why': 'notToldBecause',
    })
    return doneAt(visit, 'changed')
  },
})
