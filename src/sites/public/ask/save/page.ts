import { queueMessages } from '../../../../modules/channels/index.ts'
import { askingNow, type Draft, makeResumeCode, readForm } from '../../../../modules/drafts/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayUntil } from '../../../../platform/dates/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { checkAnswer } from '../../../../platform/form/index.ts'
import { newId } from '../../../../platform/id.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect, show } from '../../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../../platform/spoken-code/index.ts'
import { say, translator } from '../../../../platform/text.ts'
import { pathToGoOn } from '../../../questions/form-paths.ts'
import { askPaths } from '../form-paths.ts'
import { readHeldDraft } from '../held-drafts.ts'
import { text } from './text.ts'

/** A code of nine digits that takes the form up again, in any browser or on the phone. Shown once, sent if wanted. */
export const savePage = page({
  at: import.meta,
  path: '/ask/:draft/save',
  public: true,
  texts: text,
  triesPerMinute: 10,
  form: { email: textField({ max: 254 }) },
  async load(ctx, visit) {
    const draft = await readHeldDraft(ctx, visit)
    if (draft.submittedAt) return redirect(`/ask/${draft.id}/sent`)
    const { service } = await readForm(ctx, draft)
    return { service, back: pathToGoOn(askPaths, draft) }
  },
  async submit(ctx, visit, { email }) {
    const draft = await readHeldDraft(ctx, visit)
    const checked = await checkAnswer(
      { id: 'email', type: 'email', label: text.email, required: false },
      email,
      askingNow(ctx),
    )
    if (checked.problems) throw new Invalid({ email: checked.problems[0]!.text })
    const code = await makeResumeCode(ctx, draft)
    const { expiresAt } = await readHeldDraft(ctx, visit)
    const until = sayUntil(expiresAt, { language: ctx.language, now: ctx.now() })
    if (checked.answer) await sendCode(ctx, visit.origin, draft, String(checked.answer), code, until)
    return show({ code: formatCode(code), spoken: speakCode(code), until, sentTo: checked.answer ?? null })
  },
  example: ({ draft }) => `/ask/${draft}/save`,
})

async function sendCode(
  ctx: Ctx,
  origin: string,
  draft: Draft,
  email: string,
  code: string,
  until: string,
): Promise<void> {
  const t = translator(text, ctx.language)
  const { service } = await readForm(ctx, draft)
  const what = service.privacy.sensitive ? t('neutral') : say(service.name, ctx.language)
  const words = t('mail', { code: formatCode(code), link: `${origin}/resume`, until, what })
  await queueMessages(ctx, [
    {
      key: `resume:${newId()}`,
      medium: 'email',
      recipient: email,
      language: ctx.language,
      subject: t('mailSubject'),
      words,
      about: draft.id,
    },
  ])
}
