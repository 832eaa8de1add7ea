import type { Ctx } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import { keepUpload } from '../../platform/uploads/index.ts'
import type { ReadMail } from './reading/read-mail.ts'
import type { TakenAttachment } from './taken.ts'

const MOST = 30
/** Signatures, which are for machines, and invitations, which stand among the words: nobody is told that they are no files. */
const NO_FILES = /^(application\/((x-)?pkcs7-signature|pgp-signature|ics)|text\/calendar)$/

/** Judges and keeps what came with a mail, as if it had been uploaded. What cannot be taken is named, with why; the raw mail still has it. */
export async function keepAttachments(ctx: Ctx, attachments: ReadMail['attachments']): Promise<TakenAttachment[]> {
  const files = attachments.filter(({ type }) => !NO_FILES.test(type))
  const taken: TakenAttachment[] = []
  for (const { name, type, content } of files.slice(0, MOST)) {
    const upload = { field: 'file', name: name || 'attachment', bytes: content }
    try {
      const file = await keepUpload(ctx, upload, type.startsWith('image/') ? 'photo' : 'document')
      taken.push({ name: file.name, fileId: file.id, problem: null })
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      taken.push({ name: upload.name.slice(0, 200), fileId: null, problem: Object.values(error.errors)[0] ?? '' })
    }
  }
  const left = files.length - taken.length
  return left > 0 ? [...taken, { name: `${left} more`, fileId: null, problem: `Only ${MOST} are kept` }] : taken
}
