import { writeUpdate } from '../../../../modules/requests/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page } from '../../../../platform/page/page.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { keyField, withKey } from '../form-key.ts'
import { text } from './text.ts'

/** A note between colleagues. The customer does not see it on our pages, but has a right to ask for it. */
export const notePage = page({
  at: import.meta,
  path: '/staff/requests/:id/note',
  permission: 'requests.update',
  audit: 'request-note',
  texts: { ...actionTexts, ...text },
  form: { words: textField({ required: 'missing' }), key: keyField() },
  load: async (ctx, visit) => withKey(visit, await screenFor(ctx, visit, 'note')),
  async submit(ctx, visit, { words, key }) {
    await writeUpdate(ctx, { key, requestId: visit.params.id!, words, audience: 'staff' })
    return doneWith(visit, 'noted')
  },
  example: ({ request }) => `/staff/requests/${request}/note`,
})
