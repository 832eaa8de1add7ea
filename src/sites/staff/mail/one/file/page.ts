import { readReceived } from '../../../../../modules/correspondence/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { page, Raw } from '../../../../../platform/page/page.ts'
import { fileHeaders, openFile } from '../../../../../platform/uploads/index.ts'

/** Something that came with a mail. */
export const mailFilePage = page({
  at: import.meta,
  path: '/staff/mail/:id/files/:file',
  permission: 'interactions.take',
  texts: {},
  async load(ctx, visit) {
    const { attachments } = await readReceived(ctx, visit.params.id!)
    const own = attachments.find(({ fileId }) => fileId !== null && fileId === visit.params.file)
    if (!own) throw new NotFound('file')
    const file = await openFile(ctx, own.fileId!, 'full')
    return new Raw(file.bytes, fileHeaders(file, false))
  },
  example: ({ mail, mailFile }) => `/staff/mail/${mail}/files/${mailFile}`,
})
