import { findAsker } from '../../../../../modules/interactions/index.ts'
import { page, show } from '../../../../../platform/page/page.ts'
import { joinQuestion, joinRequest } from '../../../../questions/join-request.ts'
import { questionTexts } from '../../../../questions/text.ts'
import { readTakenDraft } from '../../held-drafts.ts'
import { offerDuty } from '../../offer-duty.ts'
import { sayJoinable } from '../../say-joinable.ts'
import { takeTexts } from '../../text.ts'
import { text } from './text.ts'

/** 'It's the same one': the caller joins a request that is there, and is kept informed. Her own form is not sent. */
export const takeSamePage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/same/:request',
  permission: 'requests.take',
  audit: 'take-join',
  texts: { ...questionTexts, ...takeTexts, ...text },
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    return {
      heading: await sayJoinable(ctx, visit.params.request!),
      asked: await joinQuestion(ctx),
      offer: await offerDuty(ctx, String(visit.posted.words ?? '')),
      back: `/staff/take/form/${draft.id}/nearby`,
    }
  },
  async submit(outer, visit) {
    const { draft, ctx } = await readTakenDraft(outer, visit)
    const requestId = visit.params.request!
    await joinRequest(ctx, visit.posted, {
      requestId,
      key: `${draft.submissionKey}:${requestId}`,
      language: draft.language,
      asker: await findAsker(ctx, { draftId: draft.id }),
      words: String(visit.posted.words ?? '')
        .trim()
        .slice(0, 4000),
    })
    return show({ joined: true })
  },
  example: ({ takenDraft, request }) => `/staff/take/form/${takenDraft}/same/${request}`,
})
