import { isFromRecord, readForm, refuseUnread } from '../../../../../modules/drafts/index.ts'
import { endStepOfRecording, findAsker, noteRequest } from '../../../../../modules/interactions/index.ts'
import { submitDraft, WAYS } from '../../../../../modules/requests/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { isRedirect, page, redirect } from '../../../../../platform/page/page.ts'
import { pathToProblem, readCheckScreen } from '../../../../questions/check-screen.ts'
import { basisItems, councillorItems, noteRaising, raisingFields, raisingTexts } from '../../../raised-by.ts'
import { readAside } from '../../aside.ts'
import { takePaths } from '../../form-paths.ts'
import { readTakenDraft } from '../../held-drafts.ts'
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
      rows: screen.rows.map(row => ({ ...row, fromRecord: isFromRecord(draft, row.question.id) })),
      at,
      hers: draft.language,
      saveLink,
      script: await scriptOf(ctx, screen.service, questions, { needs: at?.needs ?? [], language: draft.language }),
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
        const asker = await findAsker(ctx, draft.id)
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
