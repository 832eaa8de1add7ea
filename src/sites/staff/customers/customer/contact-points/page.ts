import { saveContactPoint } from '../../../../../modules/customers/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { changePage } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { POINT_FIELDS, pointBoxes, pointForm, readPoint } from './form.ts'
import { text } from './text.ts'

const KINDS = ['phone', 'email', 'address'] as const

const form = { kind: choiceField(KINDS, { required: 'kindMissing' }), ...pointForm }

export const contactPointsPage = changePage({
  at: import.meta,
  path: 'contact-points',
  audit: 'customer-contact-point',
  texts: text,
  form,
  boxes: () => [
    {
      control: 'radios',
      name: 'kind',
      label: text.kind.en,
      choices: KINDS.map(value => ({ value, text: text[`kind.${value}`].en })),
    },
    ...pointBoxes(null),
  ],
  async submit(ctx, visit, values) {
    const { kind, ...point } = values
    await atField(saveContactPoint(ctx, readPoint(visit.params.customer!, kind || 'phone', point)), POINT_FIELDS)
    return doneAt(visit, 'changed')
  },
})
