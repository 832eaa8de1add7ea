import { addName, NAME_KINDS } from '../../../../../modules/customers/index.ts'
import { choiceField, textField, tickField } from '../../../../../platform/page/fields.ts'
import { changePage, sourceBox, sourceField } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { text } from './text.ts'

const form = {
  name: textField({ required: 'nameMissing', max: 200 }),
  kind: choiceField(NAME_KINDS, { required: 'kindMissing' }),
  protected: tickField(),
  source: sourceField,
}

export const namesPage = changePage({
  at: import.meta,
  path: 'names',
  audit: 'customer-name',
  texts: text,
  form,
  boxes: () => [
    { control: 'line', name: 'name', label: text.name.en },
    {
      control: 'radios',
      name: 'kind',
      label: text.kind.en,
      choices: NAME_KINDS.map(value => ({ value, text: text[`kind.${value}`].en })),
    },
    { control: 'tick', name: 'protected', label: text.protected.en, hint: text.protectedHint.en },
    sourceBox(),
  ],
  async submit(ctx, visit, values) {
    const { kind, ...rest } = values
    await addName(ctx, { customerId: visit.params.customer!, kind: kind || 'known-as', ...rest })
    return doneAt(visit, 'changed')
  },
})
