import { CLOSING_OUTCOMES, closeRequests } from '../../../../../modules/requests/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { choiceField, textField, tickField } from '../../../../../platform/page/fields.ts'
import { page } from '../../../../../platform/page/page.ts'
import { explainMissing } from '../../../requests/closure/explain-missing.ts'
import { mayCloseRow } from '../../may-do-with-row.ts'
import { doneWithSelection, readSelected, selectedIds } from '../selected.ts'
import { selectionTexts } from '../text.ts'
import { text } from './text.ts'

/** Closes several requests that truly ended the same way: for a team's leader, who has the list before her eyes. */
export const selectionClosurePage = page({
  at: import.meta,
  path: '/staff/queue/selection/closure',
  permission: 'requests.bulk-close',
  audit: 'selection-closure',
  texts: { ...selectionTexts, ...text },
  form: {
    outcome: choiceField(CLOSING_OUTCOMES),
    words: textField(),
    challenge: textField(),
    body: textField({ max: 200 }),
    bodyReference: textField({ max: 100 }),
    sure: tickField(),
  },
  async load(ctx, visit) {
    const selected = await readSelected(ctx, visit, mayCloseRow)
    const wanted = visit.posted.outcome ?? visit.query.outcome
    // Nothing is chosen for anybody: a refusal must not go out as 'done' because somebody was tired.
    const outcome = CLOSING_OUTCOMES.find(each => each === wanted) ?? ''
    return {
      ...selected,
      outcome,
      isOneService: new Set(selected.rows.map(row => row.service)).size <= 1,
    }
  },
  async submit(ctx, visit, { outcome, words, challenge, body, bodyReference, sure }) {
    const missing = explainMissing({ outcome, words, challenge, body })
    if (missing || !sure) throw new Invalid({ ...missing, ...(sure ? {} : { sure: text.sureMissing.en }) })
    await closeRequests(ctx, {
      requestIds: selectedIds(visit),
      outcome: outcome as Exclude<typeof outcome, ''>,
      words,
      ...(outcome === 'refused' ? { challenge } : {}),
      ...(outcome === 'elsewhere' ? { body, ...(bodyReference ? { bodyReference } : {}) } : {}),
    })
    return doneWithSelection(visit, 'closed')
  },
  example: ({ request }) => `/staff/queue/selection/closure?ids=${request}`,
})
