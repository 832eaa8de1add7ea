import { openPage } from '../../../../../modules/correspondence/index.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { fileHeaders } from '../../../../../platform/uploads/index.ts'

/** A page of a letter, as it was scanned. */
export const letterPicturePage = page({
  at: import.meta,
  path: '/staff/mail/:id/pages/:file',
  permission: 'interactions.take',
  texts: {},
  async load(ctx, visit) {
    const picture = await openPage(ctx, visit.params.id!, visit.params.file!)
    return new Raw(picture, fileHeaders({ name: 'page.jpg', mediaType: 'image/jpeg' }, false))
  },
  example: ({ letter, letterPicture }) => `/staff/mail/${letter}/pages/${letterPicture}`,
})
