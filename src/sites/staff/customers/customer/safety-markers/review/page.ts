import { reviewMarker } from '../../../../../../modules/customers/index.ts'
import { NotFound } from '../../../../../../platform/errors.ts'
import { dateField, textField } from '../../../../../../platform/page/fields.ts'
import { atField } from '../../../../at-field.ts'
import { changePage } from '../../../change.ts'
import { doneAt } from '../../../opened.ts'
import { text } from './text.ts'

/** The team that owns a warning has looked at it again: it stands on until the next day to look. */
export const reviewMarkerPage = changePage({
  at: import.meta,
  path: 'safety-markers/:marker/review',
  audit: 'customer-safety-marker',
  texts: text,
  form: {
    found: textField({ required: 'foundMissing', max: 1000 }),
    reviewOn: dateField({ required: 'reviewMissing', wrong: 'dateWrong' }),
  },
  more: (_, { markers }, visit) => {
    const marker = markers.find(({ id, endedAt }) => id === visit.params.marker && !endedAt)
    // What happened is read by the owner's team, and nobody else looks at it again.
    if (!marker || marker.evidence === null) throw new NotFound('marker')
    return { intro: [marker.instruction, marker.evidence, text.intro.en] }
  },
  boxes: () => [
    { control: 'text', name: 'found', label: text.found.en, hint: text.foundHint.en },
    { control: 'date', name: 'reviewOn', label: text.reviewOn.en, hint: text.reviewHint.en },
  ],
  async submit(ctx, visit, values) {
    const reviewed = reviewMarker(ctx, {
      customerId: visit.params.customer!,
      markerId: visit.params.marker!,
      ...values,
    })
    await atField(reviewed, { 'customers.review-': 'reviewOn' })
    return doneAt(visit, 'changed')
  },
  example: ({ customer, marker }) => `/staff/customers/${customer}/safety-markers/${marker}/review`,
})
