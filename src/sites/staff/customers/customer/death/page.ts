import { recordDeath, undoDeath } from '../../../../../modules/customers/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { changePage, sourceBox, sourceField } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { text } from './text.ts'

const DIED = ['yes', 'no'] as const

const form = { died: choiceField(DIED, { required: 'diedMissing' }), source: sourceField }

/** Says that a person has died, or that this was a mistake. */
export const deathPage = changePage({
  at: import.meta,
  path: 'death',
  audit: 'customer-death',
  texts: text,
  form,
  more: (_, { diedAt }) => ({ intro: [diedAt ? text.undoWords.en : text.words.en] }),
  boxes: (_, { diedAt }) => [
    {
      control: 'radios',
      name: 'died',
      label: text.died.en,
      value: diedAt ? 'yes' : null,
      choices: DIED.map(value => ({ value, text: text[`died.${value}`].en })),
    },
    sourceBox(),
  ],
  async submit(ctx, visit, { died, source }) {
    const input = { customerId: visit.params.customer!, source }
    await (died === 'yes' ? recordDeath(ctx, input) : undoDeath(ctx, input))
    return doneAt(visit, died === 'yes' ? 'died' : 'lives')
  },
})
