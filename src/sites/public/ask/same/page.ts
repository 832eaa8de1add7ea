import { askingNow } from '../../../../modules/drafts/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import {
  findByReference,
  followRequest,
  participantToken,
  readPublicReport,
  reporterFrom,
} from '../../../../modules/requests/index.ts'
import { Invalid, NotFound } from '../../../../platform/errors.ts'
import { CONTACT, contactOf, formOf, readAnswer, SAFE } from '../../../../platform/form/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { questionTexts } from '../question/text.ts'
import { text } from './text.ts'

/** 'It's the same one': who wants to hear about it, and perhaps a word more. Her own form is not sent. */
export const samePage = page({
  at: import.meta,
  path: '/ask/:draft/same/:reference',
  public: true,
  texts: { ...questionTexts, ...text },
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const report = await readPublicReport(ctx, visit.params.reference!)
    return { report, questions: await contactQuestions(ctx), back: `/ask/${draft.id}/nearby` }
  },
  async submit(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    const requestId = await findByReference(ctx, visit.params.reference!)
    if (!requestId) throw new NotFound('report')
    const [contact] = await contactQuestions(ctx)
    const read = await readAnswer(contact!, visit.posted, askingNow(ctx))
    if (read.errors) throw new Invalid(read.errors)
    const given = (read.answer ?? {}) as { email?: string; phone?: string }
    const safe = [...(given.email ? ['email'] : []), ...(given.phone ? ['phone', 'text'] : [])]
    const details = contactOf({ ...(read.answer === undefined ? {} : { [CONTACT]: read.answer }), [SAFE]: safe })
    const { participantId } = await followRequest(ctx, {
      requestId,
      key: `${draft.submissionKey}:${requestId}`,
      reporter: reporterFrom(details),
      language: details.language ?? draft.language,
      words: String(visit.posted.words ?? '')
        .trim()
        .slice(0, 4000),
    })
    return redirect(`/sent/${await participantToken(ctx, participantId)}`)
  },
})

/** The engine's own contact question, as every form has it. */
async function contactQuestions(ctx: Parameters<typeof readOrganisation>[0]) {
  const { council } = await readOrganisation(ctx)
  return formOf({ contact: 'required', onBehalf: false }, council.languages)
    .filter(({ id }) => id === CONTACT)
    .map(question => ({
      ...question,
      fields: question.fields?.map(field => (field.id === 'name' ? { ...field, required: false } : field)),
    }))
}
