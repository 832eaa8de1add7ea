import { readRequest, releasePhoto } from '../../../../modules/requests/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page } from '../../../../platform/page/page.ts'
import { staffOf } from '../../site.ts'
import { doneWith } from '../action-screen.ts'
import { readHeading } from '../heading.ts'
import { mayDo } from '../may-do.ts'
import { showFile } from '../photos.ts'
import { text } from './text.ts'

/** One photo, large: to look whether it may be shown to the public. */
export const photoPage = page({
  at: import.meta,
  path: '/staff/requests/:id/photos/:file',
  permission: 'requests.read',
  audit: 'request-photo',
  texts: text,
  form: { release: choiceField(['yes', 'no']) },
  async load(ctx, visit) {
    const request = await readRequest(ctx, visit.params.id!)
    const index = request.photos.findIndex(photo => photo.fileId === visit.params.file)
    const photo = request.photos[index]
    if (!photo) throw new NotFound('photo')
    return {
      heading: await readHeading(ctx, request),
      photo: showFile(request, photo),
      number: index + 1,
      may: mayDo(staffOf(ctx), request),
      back: `/staff/requests/${request.id}`,
    }
  },
  async submit(ctx, visit, { release }) {
    const [requestId, fileId] = [visit.params.id!, visit.params.file!]
    await releasePhoto(ctx, { requestId, fileId, release: release === 'yes' })
    return doneWith(visit, release === 'yes' ? 'released' : 'held')
  },
  example: ({ request, file }) => `/staff/requests/${request}/photos/${file}`,
})
