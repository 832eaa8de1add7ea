import { isPublicPhoto } from '../../../modules/requests/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page, Raw } from '../../../platform/page/page.ts'
import { fileHeaders, openFile } from '../../../platform/uploads/index.ts'

/** A photo that somebody looked at and released. Anybody may see it, so caches may keep it for a while. */
export const reportPhotoPage = page({
  at: import.meta,
  path: '/reports/:reference/photos/:file',
  public: true,
  texts: {},
  async load(ctx, visit) {
    const { reference, file: id } = visit.params
    if (!(await isPublicPhoto(ctx, reference!, id!))) throw new NotFound('photo')
    const file = await openFile(ctx, id!, visit.query.small ? 'small' : 'full')
    return new Raw(file.bytes, fileHeaders(file, true))
  },
})
