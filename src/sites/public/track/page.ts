import { findWrittenByKnowledge, readWrittenState, writtenToken } from '../../../modules/correspondence/index.ts'
import { findParticipantByKnowledge, isPublicReport, participantToken } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid, Refused } from '../../../platform/errors.ts'
import { textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { parseReference, parseResumeCode, REFERENCE_LENGTH } from '../../../platform/spoken-code/index.ts'
import { explainCodeProblem } from '../../../platform/spoken-code/text.ts'
import { text } from './text.ts'

/**
 * A reference and something only the customer knows. Sensitive requests are never found here: by their link only. Who
 * knows no more of a public report than everybody can, like where it is, is shown what everybody sees of it. The reference of a
 * message leads to the request it became, or to how it stands with it.
 */
export const trackPage = page({
  at: import.meta,
  path: '/track',
  public: true,
  texts: text,
  triesPerMinute: 10,
  form: { reference: textField({ max: 60 }), known: textField({ required: 'knownMissing', max: 254 }) },
  load: async (_ctx, visit) => ({
    reference: visit.query.reference ?? '',
    isNoCode: visit.query.from === 'resume',
    back: '/',
  }),
  async submit(ctx, _visit, { reference, known }) {
    const parsed = parseReference(reference)
    if (parseResumeCode(reference).ok) throw new Invalid({ reference: text.isCode[ctx.language] })
    if (!parsed.ok) throw new Invalid({ reference: explainCodeProblem(parsed.problem, REFERENCE_LENGTH, ctx.language) })
    const participantId = await findParticipantByKnowledge(ctx, parsed.code, known)
    const written = participantId ? null : await findWrittenByKnowledge(ctx, parsed.code, known)
    if (written) return redirect(await pathOfWritten(ctx, written, known))
    if (!participantId && (await isPublicReport(ctx, parsed.code)))
      return redirect(`/reports/${parsed.code}?from=track`)
    if (!participantId) throw new Refused('no-such-request')
    return redirect(`/track/${await participantToken(ctx, participantId)}`)
  },
  example: () => '/track',
})

/** What it became is shown to whoever may see that by what she knows. */
async function pathOfWritten(ctx: Ctx, id: string, known: string): Promise<string> {
  const token = await writtenToken(ctx, id)
  const { requestReference } = (await readWrittenState(ctx, token))!
  const participantId = requestReference && (await findParticipantByKnowledge(ctx, requestReference, known))
  return participantId ? `/track/${await participantToken(ctx, participantId)}` : `/track/messages/${token}`
}
