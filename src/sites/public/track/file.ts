import { NotFound } from '../../../platform/errors.ts'
import { page, Raw } from '../../../platform/page/page.ts'
import { fileHeaders, openFile } from '../../../platform/uploads/index.ts'
import { readLinkedRequest } from './linked-request.ts'

/** A photo of her own request, or of its result. */
export const trackedFilePage = page({
  at: import.meta,
  path: '/track/:token/files/:file',
  public: true,
  texts: {},
  async load(ctx, visit) {
    const { tracked } = await readLinkedRequest(ctx, visit)
    if (!tracked.photos.some(photo => photo.fileId === visit.params.file)) throw new NotFound('file')
    const file = await openFile(ctx, visit.params.file!, visit.query.small ? 'small' : 'full')
    return new Raw(file.bytes, fileHeaders(file, false))
  },
})
