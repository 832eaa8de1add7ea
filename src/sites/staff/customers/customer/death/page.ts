import { recordDeath, undoDeath } from '../../../../../modules/customers/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { changePage, sourceBox } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { text } from './text.ts'

const DIED = ['yes', 'no'] as const

/** Nobody says of themselves that they have died; that they live they may. */
const TOLD_BY = ['family', 'registrar', 'document', 'other-body'] as const
const ALIVE_BY = ['customer', 'family', 'document', 'colleague', 'other-body'] as const

const form = {
  died: choiceField(DIED, { required: 'diedMissing' }),
  source: choiceField([...TOLD_BY, ...ALIVE_BY], { required: 'sourceMissing' }),
}

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
    sourceBox(diedAt ? ALIVE_BY : TOLD_BY),
  ],
  async submit(ctx, visit, { died, source }) {
    const input = { customerId: visit.params.customer!, source }
    await (died === 'yes' ? recordDeath(ctx, input) : undoDeath(ctx, input))
    return doneAt(visit, died === 'yes' ? 'died' : 'lives')
  },
})
