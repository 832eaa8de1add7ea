import { type Draft, isFromRecord, readForm, refuseUnread } from '../../../../../modules/drafts/index.ts'
import { endStepOfRecording, findAsker, noteRequest } from '../../../../../modules/interactions/index.ts'
import { submitDraft, WAYS } from '../../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { displayAnswer } from '../../../../../platform/form/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { isRedirect, page, redirect } from '../../../../../platform/page/page.ts'
import type { Words } from '../../../../../platform/text.ts'
import { placeOfDraft } from '../../../../place-of-draft.ts'
import { pathToProblem, readCheckScreen } from '../../../../questions/check-screen.ts'
import { sayDue } from '../../../../say-due.ts'
import { basisItems, councillorItems, noteRaising, raisingFields, raisingTexts } from '../../../raised-by.ts'
import { readAside } from '../../aside.ts'
import { takePaths } from '../../form-paths.ts'
import { readTakenDraft } from '../../held-drafts.ts'
import { offerDutyFor } from '../../offer-duty.ts'
import { scriptOf } from '../../script.ts'
import { takeTexts } from '../../text.ts'
import { text } from './text.ts'

/** Everything that was answered, to be read back to the caller. Sending twice is the same as once. */
export const takeCheckPage = page({
  at: import.meta,
  path: '/staff/take/form/:draft/check',
  permission: 'requests.take',
  audit: 'take-request',
  texts: { ...takeTexts, ...raisingTexts, ...text },
  form: { ...raisingFields, mark: textField({ max: 40 }), way: choiceField(WAYS) },
  async load(ctx, visit) {
    const { draft } = await readTakenDraft(ctx, visit)
    const screen = await readCheckScreen(ctx, draft, takePaths)
    if (isRedirect(screen)) return screen
    const { questions } = await readForm(ctx, draft)
    const saveLink = `/staff/take/form/${draft.id}/save`
    const at = await readAside(ctx)
    return {
      ...screen,
      ...readBack(ctx, draft, screen),
      at,
      hers: draft.language,
      mind: draft.known.mind,
      offer: await offerDutyFor(ctx, draft),
      texts: text,
      saveLink,
      script: await scriptOf(ctx, screen.service, questions, {
        needs: at?.needs ?? [],
        ...(at && { channel: at.channel, isHushed: at.isHushed }),
        language: draft.language,
        at: await placeOfDraft(ctx, draft),
      }),
      councillors: await councillorItems(ctx, null),
      bases: basisItems(),
    }
  },
  async submit(outer, visit, { mark, way, councillor, basis }) {
    const { draft, ctx } = await readTakenDraft(outer, visit)
    refuseUnread(draft, mark)
    try {
      // Opened and noted whole or not at all: the request is a matter of the conversation it was asked in.
      const requestId = await ctx.transaction(async ctx => {
        const asker = await findAsker(ctx, { draftId: draft.id })
        const { requestId } = await submitDraft(ctx, draft, { asker, ...(way && { way }) })
        await noteRequest(ctx, { requestId, service: draft.service, draftId: draft.id })
        await noteRaising(ctx, requestId, { councillor, basis })
        return requestId
      })
      await endStepOfRecording(ctx)
      return redirect(`/staff/taken/${requestId}?done=taken`)
    } catch (error) {
      const problem = error instanceof Invalid && (await pathToProblem(ctx, draft, takePaths))
      if (!problem) throw error
      return redirect(problem)
    }
  },
  example: ({ takenDraft }) => `/staff/take/form/${takenDraft}/check`,
})

type Screen = Exclude<Awaited<ReturnType<typeof readCheckScreen>>, ReturnType<typeof redirect>>

/** What she is read, also in her language where that is not ours. */
function readBack(ctx: Ctx, draft: Draft, { rows, promise }: Pick<Screen, 'rows' | 'promise'>) {
  const { answers, language } = draft
  const inHers = (own: string, hers = own): Words => ({ en: own, [language]: language === 'en' ? own : hers })
  const linesOf = ({ question, lines }: Screen['rows'][number]) => {
    const hers = lines.length > 0 ? displayAnswer(question, answers[question.id], language) : []
    return lines.map((line, at) => inHers(line, hers[at]))
  }
  return {
    aloud: language === 'en' ? null : language,
    rows: rows.map(row => ({ ...row, lines: linesOf(row), fromRecord: isFromRecord(draft, row.question.id) })),
    promise: {
      ...promise,
      steps: promise.steps.map(step => ({
        ...step,
        by: inHers(step.by, sayDue(step, { language, now: () => ctx.now() })),
      })),
    },
  }
}
