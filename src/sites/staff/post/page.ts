import { countArrivals, listWaitingArrivals } from '../../../modules/channels/index.ts'
import { LARGEST_SCAN, listWaitingLetters, receiveLetter } from '../../../modules/correspondence/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { sayDate } from '../../../platform/dates/index.ts'
import { Invalid } from '../../../platform/errors.ts'
import { page, redirect, type UploadedFile } from '../../../platform/page/page.ts'
import { translator } from '../../../platform/text.ts'
import { postTexts } from './text.ts'

const MOST_FILES = 20

/** The post room: scanned letters come in here, and those that wait for a person are listed. */
export const postPage = page({
  at: import.meta,
  path: '/staff/post',
  permission: 'post.work',
  audit: 'post-upload',
  texts: postTexts,
  uploads: { maxBytes: LARGEST_SCAN, maxFiles: MOST_FILES, maxTotal: LARGEST_SCAN },
  async load(ctx) {
    const letters = await listWaitingLetters(ctx)
    return {
      reading: await listWaitingArrivals(ctx, 'letter'),
      letters: letters.map(each => ({ ...each, by: sayDate(each.dueAt, { language: 'en', now: ctx.now() }) })),
      mayIndex: can(ctx.actor, 'interactions.take'),
      unreadable: (await countArrivals(ctx)).unreadable,
    }
  },
  async submit(ctx, visit) {
    const files = visit.files.filter(({ bytes, refused, name }) => bytes.length > 0 || refused || name)
    if (files.length === 0) throw new Invalid({ files: postTexts.filesMissing.en })
    const problem = files.map(problemOf).find(Boolean)
    if (problem) throw new Invalid({ files: problem })
    let isNew = false
    for (const { name, bytes } of files) isNew = (await receiveLetter(ctx, { name, bytes })).isNew || isNew
    return redirect(`/staff/post?done=${isNew ? 'added' : 'again'}`)
  },
})

/** Why a file is not even kept. Whether it is a scan is seen when it is read: then it waits with the reason. */
function problemOf({ name, bytes, refused }: UploadedFile): string | null {
  const t = translator(postTexts, 'en')
  if (refused === 'too-many') return t('tooMany')
  if (refused) return t('tooBig', { name })
  return bytes.length === 0 ? t('emptyFile', { name }) : null
}
