import { addRelationship, MAY_SEE, RELATIONSHIPS } from '../../../../../modules/customers/index.ts'
import { choiceField, dateField, textField } from '../../../../../platform/page/fields.ts'
import { atField } from '../../../at-field.ts'
import { changePage, choicesOf, sourceBox, sourceField } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { MAY_SEE_NAMES, RELATIONSHIP_NAMES } from '../../words.ts'
import { text } from './text.ts'

const form = {
  kind: choiceField(RELATIONSHIPS, { required: 'kindMissing' }),
  otherName: textField({ required: 'nameMissing', max: 200 }),
  authority: textField({ max: 300 }),
  maySee: choiceField(MAY_SEE, { required: 'maySeeMissing' }),
  scope: textField({ max: 300 }),
  until: dateField({ wrong: 'dateWrong' }),
  source: sourceField,
}

export const relationshipsPage = changePage({
  at: import.meta,
  path: 'relationships',
  audit: 'customer-relationship',
  texts: text,
  form,
  boxes: () => [
    { control: 'radios', name: 'kind', label: text.kind.en, choices: choicesOf(RELATIONSHIP_NAMES) },
    { control: 'line', name: 'otherName', label: text.otherName.en },
    { control: 'line', name: 'authority', label: text.authority.en, hint: text.authorityHint.en },
    { control: 'radios', name: 'maySee', label: text.maySee.en, value: 'nothing', choices: choicesOf(MAY_SEE_NAMES) },
    { control: 'line', name: 'scope', label: text.scope.en, hint: text.scopeHint.en },
    { control: 'date', name: 'until', label: text.until.en, hint: text.untilHint.en },
    sourceBox(),
  ],
  async submit(ctx, visit, values) {
    const { kind, maySee, until, ...rest } = values
    const added = addRelationship(ctx, {
      customerId: visit.params.customer!,
      kind: kind || 'helper',
      maySee: maySee || 'nothing',
      until: until || null,
      ...rest,
    })
    await atField(added, {
      'customers.name-': 'otherName',
      'customers.authority-': 'authority',
      'customers.scope-': 'scope',
      'customers.until-': 'until',
      'customers.only-she-tells': 'source',
    })
    return doneAt(visit, 'changed')
  },
})
