import { addInformation } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { translator } from '../../../../platform/text.ts'
import { UPLOAD_LIMIT } from '../../../../platform/uploads/index.ts'
import { keepPhotos, MOST_PHOTOS, showKeptPhotos } from '../../../keep-photos.ts'
import { heedDanger } from '../danger-typed.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** She adds words or photos, or answers what we asked. */
export const addInformationPage = page({
  at: import.meta,
  path: '/track/:token/information',
  public: true,
  texts: text,
  triesPerMinute: 20,
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: MOST_PHOTOS },
  form: { words: textField({ max: 4000 }) },
  async load(ctx, visit) {
    const { tracked, service, home, participantId } = await readLinkedRequest(ctx, visit)
    const followed = tracked.continuesAs ?? tracked
    if (followed.status === 'closed') return redirect(home)
    const keptPhotos = await showKeptPhotos(ctx, visit, participantId)
    return { service, question: followed.pause?.question ?? null, keptPhotos, back: home }
  },
  async submit(ctx, visit, { words }) {
    const linked = await readLinkedRequest(ctx, visit)
    const { participantId, home } = linked
    const t = translator(text, ctx.language)
    const photos = await keepPhotos(ctx, visit, participantId)
    if (!words && photos.length === 0) throw new Invalid({ words: t('missing') })
    const ring = await heedDanger(ctx, linked, words)
    await addInformation(ctx, { participantId, words, photos })
    return redirect(`${home}?done=information${ring}`)
  },
  example: ({ token }) => `/track/${token}/information`,
})
