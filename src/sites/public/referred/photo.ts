import { photoOfLink } from '../../../modules/referrals/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page, Raw } from '../../../platform/page/page.ts'
import { fileHeaders, openFile } from '../../../platform/uploads/index.ts'

/** A photo for the body that deals with the request: whoever has the signed link sees it, while the referral stands. */
export const referredPhotoPage = page({
  at: import.meta,
  path: '/referred/photos/:file',
  public: true,
  texts: {},
  async load(ctx, visit) {
    const id = await photoOfLink(ctx, visit.params.file!)
    if (!id) throw new NotFound('photo')
    const file = await openFile(ctx, id, 'full')
    return new Raw(file.bytes, { ...fileHeaders(file, false), 'x-robots-tag': 'noindex, noarchive, noimageindex' })
  },
})
