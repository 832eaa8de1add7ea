import { isPhotoSeenBy } from '../../../modules/requests/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { page, Raw } from '../../../platform/page/page.ts'
import { fileHeaders, openFile } from '../../../platform/uploads/index.ts'

/** A photo or document of a request, for colleagues who may see the request. */
export const filePage = page({
  at: import.meta,
  path: '/staff/files/:id',
  permission: 'requests.read',
  texts: {},
  async load(ctx, visit) {
    const id = visit.params.id!
    if (!isId(id) || !(await isPhotoSeenBy(ctx, id))) throw new NotFound('file')
    const file = await openFile(ctx, id, visit.query.size === 'small' ? 'small' : 'full')
    return new Raw(file.bytes, fileHeaders(file, false))
  },
  example: ({ file }) => `/staff/files/${file}`,
})
