import { queueMessages } from '../../modules/channels/index.ts'
import { askingNow, type Draft, readForm } from '../../modules/drafts/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import { checkAnswer } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { type PublicTexts, say, translator } from '../../platform/text.ts'

const texts = {
  neutral: { en: 'the form you began', cy: 'y ffurflen a ddechreuoch' },
  mailSubject: { en: 'Your code to carry on', cy: 'Eich cod i barhau' },
  mail: {
    en: 'Your code to carry on with ‘{what}’ is:\n\n{code}\n\nGo to {link} and enter it, or say it to an adviser on the phone or at a desk. It works {until}.\n\nIf you did not ask for this, you can delete this email.',
    cy: 'Eich cod i barhau â ‘{what}’ yw:\n\n{code}\n\nEwch i {link} a’i roi yno, neu dywedwch ef wrth gynghorydd dros y ffôn neu wrth ddesg. Mae’n gweithio {until}.\n\nOs na ofynnoch am hwn, gallwch ddileu’r e-bost hwn.',
  },
} satisfies PublicTexts

/** The address a code is to go to; null where none was typed. Throws Invalid({ email }). */
export async function readCodeEmail(
  ctx: Ctx,
  typed: string,
  label: { en: string; cy?: string },
): Promise<string | null> {
  const checked = await checkAnswer({ id: 'email', type: 'email', label, required: false }, typed, askingNow(ctx))
  if (checked.problems) throw new Invalid({ email: checked.problems[0]!.text })
  return checked.answer ? String(checked.answer) : null
}

/** Sends the code that takes a form up, with the address where it is typed. `until`: how long it works, in words. */
export async function sendCode(
  ctx: Ctx,
  draft: Draft,
  { email, code, origin, until }: { email: string; code: string; origin: string; until: string },
): Promise<void> {
  const t = translator(texts, ctx.language)
  const { service } = await readForm(ctx, draft)
  const what = service.privacy.sensitive ? t('neutral') : say(service.name, ctx.language)
  await queueMessages(ctx, [
    {
      key: `resume:${newId()}`,
      medium: 'email',
      recipient: email,
      language: ctx.language,
      subject: t('mailSubject'),
      words: t('mail', { code: formatCode(code), link: `${origin}/resume`, until, what }),
      about: draft.id,
      urgency: 'now',
    },
  ])
}
