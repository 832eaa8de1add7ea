import { messageRequests } from '../../../../../modules/requests/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page } from '../../../../../platform/page/page.ts'
import { doneWithSelection, readSelected, selectedIds } from '../selected.ts'
import { selectionTexts } from '../text.ts'
import { text } from './text.ts'

/** One message to everybody who follows several requests; each is told of her own only. */
export const selectionMessagePage = page({
  at: import.meta,
  path: '/staff/queue/selection/message',
  permission: 'requests.update',
  audit: 'selection-message',
  texts: { ...selectionTexts, ...text },
  form: { words: textField({ required: 'missing' }) },
  load: (ctx, visit) => readSelected(ctx, visit),
  async submit(ctx, visit, { words }) {
    await messageRequests(ctx, { requestIds: selectedIds(visit), words })
    return doneWithSelection(visit, 'messaged')
  },
  example: ({ request }) => `/staff/queue/selection/message?ids=${request}`,
})
