import { addInformation } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { translator } from '../../../../platform/text.ts'
import { keepUpload, UPLOAD_LIMIT } from '../../../../platform/uploads/index.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** She adds words or photos, or answers what we asked. */
export const addInformationPage = page({
  at: import.meta,
  path: '/track/:token/information',
  public: true,
  texts: text,
  triesPerMinute: 20,
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: 5 },
  form: { words: textField({ max: 4000 }) },
  async load(ctx, visit) {
    const { tracked, service, home } = await readLinkedRequest(ctx, visit)
    const followed = tracked.continuesAs ?? tracked
    if (followed.status === 'closed') return redirect(home)
    return { service, question: followed.pause?.question ?? null, back: home }
  },
  async submit(ctx, visit, { words }) {
    const { participantId, home } = await readLinkedRequest(ctx, visit)
    const t = translator(text, ctx.language)
    if (!words && visit.files.length === 0) throw new Invalid({ words: t('missing') })
    const photos: string[] = []
    for (const { name, bytes } of visit.files)
      photos.push((await keepUpload(ctx, { field: 'photos', name, bytes }, 'photo')).id)
    await addInformation(ctx, { participantId, words, photos })
    return redirect(`${home}?done=information`)
  },
  example: ({ token }) => `/track/${token}/information`,
})
