import { saveContactPoint } from '../../../../../modules/customers/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { type Box, changePage } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { KINDS, POINT_FIELDS, pointBoxes, pointForm, readPoint } from './form.ts'
import { text } from './text.ts'

const form = { kind: choiceField(KINDS, { required: 'kindMissing' }), ...pointForm }

export const contactPointsPage = changePage({
  at: import.meta,
  path: 'contact-points',
  audit: 'customer-contact-point',
  texts: text,
  form,
  boxes: (_, __, visit) => {
    const kind = KINDS.find(each => each === visit.query.kind)
    const asked: Box = {
      control: 'radios',
      name: 'kind',
      label: text.kind.en,
      choices: KINDS.map(value => ({ value, text: text[`kind.${value}`].en })),
    }
    return kind
      ? [{ control: 'hidden', name: 'kind', label: '', value: kind }, ...pointBoxes(kind)]
      : [asked, ...pointBoxes(null)]
  },
  async submit(ctx, visit, values) {
    const { kind, ...point } = values
    await atField(saveContactPoint(ctx, readPoint(visit.params.customer!, kind || 'phone', point)), POINT_FIELDS)
    return doneAt(visit, 'changed')
  },
})
