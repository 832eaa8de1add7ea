import { openRaw } from '../../../../../modules/correspondence/index.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { fileHeaders } from '../../../../../platform/uploads/index.ts'

/** A mail as it came, for a mail program. */
export const rawMailPage = page({
  at: import.meta,
  path: '/staff/mail/:id/raw',
  permission: 'interactions.take',
  texts: {},
  async load(ctx, visit) {
    const headers = fileHeaders({ name: 'mail.eml', mediaType: 'message/rfc822' }, false)
    return new Raw(await openRaw(ctx, visit.params.id!), headers)
  },
  example: ({ mail }) => `/staff/mail/${mail}/raw`,
})
