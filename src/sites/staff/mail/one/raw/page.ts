import { openRaw } from '../../../../../modules/correspondence/index.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { fileHeaders } from '../../../../../platform/uploads/index.ts'

/** A mail as it came, for a mail program. */
export const rawMailPage = page({
  at: import.meta,
  path: '/staff/mail/:id/raw',
  permission: 'correspondence.raw',
  texts: {},
  async load(ctx, visit) {
    const { bytes, ...file } = await openRaw(ctx, visit.params.id!)
    return new Raw(bytes, fileHeaders(file, false))
  },
  example: ({ mail }) => `/staff/mail/${mail}/raw`,
})
