import type { Ctx } from '../../platform/context.ts'
import { Refused } from '../../platform/errors.ts'
import { fill } from '../../platform/text.ts'
import { keepUpload, UPLOAD_LIMIT, UploadNotTaken, type UploadRefusal } from '../../platform/uploads/index.ts'
import type { ReadMail } from './reading/read-mail.ts'
import type { TakenAttachment } from './taken.ts'

const MOST = 30
/** Signatures are for machines: nobody is told that they are no files. */
const NO_FILES = /^application\/((x-)?pkcs7-signature|pgp-signature)$/
const MAILS = /^message\//

/** Why a file is not kept, for colleagues: whoever sent it is told in other words what to send instead. */
const FOR_STAFF: Record<UploadRefusal, string> = {
  empty: 'it is empty',
  'too-big': 'it is larger than {limit}MB',
  'not-a-photo': 'it is a picture of a kind that we do not keep',
  'not-a-document': 'it is a kind of file that we do not keep',
  'two-in-one': 'something else is hidden in it',
  locked: 'it is locked with a password',
  'has-program': 'it has a small program in it',
  'has-files-inside': 'it has other files in it',
  'has-formulas': 'it has formulas in it',
  broken: 'it is damaged, or only part of it came',
  harmful: 'it looks harmful',
  'too-many-pixels': 'the picture is too large',
  'too-hard': 'the picture could not be opened',
  busy: 'too many pictures came at once',
  'disk-full': 'there was no room for it',
}

/** Judges and keeps what came with a mail, as if it had been uploaded. What cannot be taken is named, with why; the raw mail still has it. */
export async function keepAttachments(ctx: Ctx, attachments: ReadMail['attachments']): Promise<TakenAttachment[]> {
  const files = attachments.filter(({ type }) => !NO_FILES.test(type))
  const taken: TakenAttachment[] = []
  for (const { name, type, content } of files.slice(0, MOST)) {
    const upload = { field: 'file', name: name || 'attachment', bytes: content }
    try {
      const file = await keepUpload(ctx, upload, type.startsWith('image/') ? 'photo' : 'attachment')
      taken.push({ name: file.name, fileId: file.id, problem: null, ...wordsOf(type, content) })
    } catch (error) {
      if (!(error instanceof UploadNotTaken)) throw error
      taken.push({ name: shown(upload.name), fileId: null, ...said(type, error), ...wordsOf(type, content) })
    }
  }
  const left = files.length - taken.length
  if (left <= 0) return taken
  const refusal = new Refused('uploads.too-many', { max: MOST })
  return [...taken, { name: `${left} more`, fileId: null, problem: `only ${MOST} are kept`, refusal }]
}

/** So much of a text file is read with the mail: what somebody cannot say she may have written before. */
const READ = 20_000
const wordsOf = (type: string, content: Buffer): Pick<TakenAttachment, 'words'> =>
  type === 'text/plain' ? { words: content.subarray(0, READ).toString('utf8').trim() } : {}

function said(type: string, { refusal }: UploadNotTaken): Pick<TakenAttachment, 'problem' | 'refusal'> {
  if (MAILS.test(type)) return { problem: 'it is an email: what it brought stands here' }
  const code = refusal.code.replace(/^uploads\./, '') as UploadRefusal
  return { problem: fill(FOR_STAFF[code], { limit: UPLOAD_LIMIT / 1_000_000 }), refusal }
}

/** As it was called, ending and all, without signs that nobody sees or that turn it round. */
const shown = (name: string): string => name.replace(/\p{C}/gu, '').slice(0, 200)
