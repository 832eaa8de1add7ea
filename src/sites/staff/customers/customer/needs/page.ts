import { addNeed, NEEDS } from '../../../../../modules/customers/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { changePage, choicesOf, sourceBox, sourceField } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { NEED_NAMES } from '../../words.ts'
import { text } from './text.ts'

const form = {
  kind: choiceField(NEEDS, { required: 'kindMissing' }),
  detail: textField({ max: 200 }),
  source: sourceField,
}

export const needsPage = changePage({
  at: import.meta,
  path: 'needs',
  audit: 'customer-need',
  texts: text,
  form,
  boxes: () => [
    { control: 'radios', name: 'kind', label: text.kind.en, choices: choicesOf(NEED_NAMES) },
    { control: 'line', name: 'detail', label: text.detail.en, hint: text.detailHint.en },
    sourceBox(),
  ],
  async submit(ctx, visit, values) {
    const { kind, ...rest } = values
    const need = { customerId: visit.params.customer!, kind: kind || ('access' as const), ...rest }
    await atField(addNeed(ctx, need), { 'customers.detail-': 'detail' })
    return doneAt(visit, 'changed')
  },
})
