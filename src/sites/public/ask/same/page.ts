import { findByReference, readPublicReport } from '../../../../modules/requests/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { page } from '../../../../platform/page/page.ts'
import { publicPlace } from '../../../public-words.ts'
import { joinQuestion } from '../../../questions/join-request.ts'
import { questionTexts } from '../../../questions/text.ts'
import { joinReport } from '../../reports/join-report.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { text } from './text.ts'

/** 'It's the same one': who wants to hear about it, and perhaps a word more. Her own form is not sent. */
export const samePage = page({
  at: import.meta,
  path: '/ask/:draft/same/:reference',
  public: true,
  texts: { ...questionTexts, ...text },
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const { placeWords, names, openedAt } = await readPublicReport(ctx, visit.params.reference!)
    return {
      place: publicPlace(placeWords, names),
      openedAt,
      asked: await joinQuestion(ctx),
      back: `/ask/${draft.id}/nearby`,
    }
  },
  async submit(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const requestId = await findByReference(ctx, visit.params.reference!)
    if (!requestId) throw new NotFound('report')
    const words = String(visit.posted.words ?? '').trim()
    return joinReport(ctx, visit, {
      requestId,
      key: `${draft.submissionKey}:${requestId}`,
      language: draft.language,
      words: words.slice(0, 4000),
    })
  },
  example: ({ draft, publicReference }) => `/ask/${draft}/same/${publicReference}`,
})
