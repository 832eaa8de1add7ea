import { isFromRecord, noteScriptStep, readForm } from '../../../../../modules/drafts/index.ts'
import { endStepOfRecording } from '../../../../../modules/interactions/index.ts'
import { CONTACT, SAFE } from '../../../../../platform/form/index.ts'
import { isRedirect, page, show } from '../../../../../platform/page/page.ts'
import { UPLOAD_LIMIT } from '../../../../../platform/uploads/index.ts'
import { placeOfDraft } from '../../../../place-of-draft.ts'
import { answerQuestion } from '../../../../questions/answer-question.ts'
import { readQuestionScreen } from '../../../../questions/question-screen.ts'
import { questionTexts } from '../../../../questions/text.ts'
import { moveRecording, readAside } from '../../aside.ts'
import { takePaths } from '../../form-paths.ts'
import { readTakenDraft } from '../../held-drafts.ts'
import { offerDutyFor } from '../../offer-duty.ts'
import { scriptOf } from '../../script.ts'
import { takeTexts } from '../../text.ts'
import { text } from './text.ts'
import { toAdviser } from './to-adviser.ts'

/** One question of the same form that the public fills in, with what to say and do beside it. */
export const takeQuestionPage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/q/:question',
  permission: 'requests.take',
  audit: 'take-answer',
  texts: { ...questionTexts, ...takeTexts, ...text },
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: 5 },
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    const screen = await readQuestionScreen(ctx, visit, draft, takePaths)
    if (isRedirect(screen)) return screen
    const { questions } = await readForm(ctx, draft)
    const at = await readAside(ctx)
    if (at) await noteScriptStep(ctx, draft, screen.asked.id)
    return {
      ...screen,
      at,
      hers: draft.language,
      offer: await offerDutyFor(ctx, draft),
      fromRecord: isFromRecord(draft, screen.asked.id),
      mind: [CONTACT, SAFE].includes(screen.asked.id) && draft.known.mind,
      yesNo: { yes: questionTexts['question.yes'], no: questionTexts['question.no'] },
      asked: toAdviser(screen.asked),
      script: await scriptOf(ctx, screen.service, questions, {
        asked: screen.asked.id,
        needs: at?.needs ?? [],
        ...(at && { channel: at.channel, isHushed: at.isHushed }),
        language: draft.language,
        at: await placeOfDraft(ctx, draft),
      }),
      saveLink: `/staff/take/form/${draft.id}/save`,
    }
  },
  async submit(outer, visit) {
    const { draft, ctx } = await readTakenDraft(outer, visit)
    const { recording, ...typed } = visit.posted
    if (recording) {
      await moveRecording(ctx, String(recording))
      return show({ values: typed })
    }
    const answered = await answerQuestion(ctx, visit, draft, takePaths)
    if (isRedirect(answered)) await endStepOfRecording(ctx)
    return answered
  },
  example: ({ takenDraft }) => `/staff/take/form/${takenDraft}/q/where`,
})
