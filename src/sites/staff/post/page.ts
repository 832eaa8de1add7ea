import { countArrivals, listWaitingArrivals } from '../../../modules/channels/index.ts'
import { LARGEST_SCAN, listWaitingLetters, receiveLetter } from '../../../modules/correspondence/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { sayDate } from '../../../platform/dates/index.ts'
import { Invalid } from '../../../platform/errors.ts'
import { page, redirect, type UploadedFile } from '../../../platform/page/page.ts'
import { isScan } from '../../../platform/paper/index.ts'
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
      mayIndex: can(ctx.actor, 'interactions.answer-calls'),
      unreadable: (await countArrivals(ctx)).unreadableLetters,
    }
  },
  async submit(ctx, visit) {
    if (visit.files.length === 0) throw new Invalid({ files: postTexts.filesMissing.en })
    // What is good is kept, whatever is wrong with the others.
    const problems: string[] = []
    let [kept, isNew] = [0, false]
    for (const file of visit.files) {
      const problem = problemOf(file)
      if (problem) problems.push(problem)
      else {
        isNew = (await receiveLetter(ctx, file)).isNew || isNew
        kept++
      }
    }
    if (problems.length > 0)
      throw new Invalid({ files: [...new Set(problems), ...(kept > 0 ? [postTexts.othersKept.en] : [])].join('. ') })
    return redirect(`/staff/post?done=${isNew ? 'added' : 'again'}`)
  },
})

/** Why a file is not even kept: its sender has it before her. Whether it can be read is seen later; then it waits with the reason. */
function problemOf({ name, bytes, refused }: UploadedFile): string | null {
  const t = translator(postTexts, 'en')
  if (refused === 'too-many') return t('tooMany')
  if (refused) return t('tooBig', { name })
  if (bytes.length === 0) return t('emptyFile', { name })
  return isScan(bytes) ? null : t('noScan', { name })
}
