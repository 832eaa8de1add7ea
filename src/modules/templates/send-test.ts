import type { Ctx } from '../../platform/context.ts'
import { heading, type Letter, letterHtml, letterText, words as paragraph } from '../../platform/letter/index.ts'
import type { Language } from '../../platform/text.ts'
import { queueMessages } from '../channels/index.ts'
import { getStaff } from '../organisation/index.ts'
import { refuseUnlessMay } from './save-template.ts'
import type { Example, MessageKind } from './template.ts'
import { text } from './text.ts'
import type { Written } from './write.ts'

type Trying = Omit<Example, 'language'> & { kind: MessageKind; languages: readonly Language[]; key: string }

/** Sends the message to whoever tries it, so that she sees it where people will. `key`: of the form, sent once. */
export async function sendTest(ctx: Ctx, { kind, languages, key, ...shown }: Trying): Promise<{ to: string }> {
  refuseUnlessMay(ctx)
  if (ctx.actor.kind !== 'staff') throw new Error('only somebody on the staff tries a message')
  const { email } = await getStaff(ctx, ctx.actor.id)
  const letters = await Promise.all(
    languages.map(async language => {
      const letter = withText(await kind.example(ctx, { ...shown, language }), language)
      return { language, ...letter, html: letterHtml(letter, language) }
    }),
  )
  await ctx.transaction(ctx =>
    queueMessages(
      ctx,
      letters.map(({ language, subject, blocks, html }) => ({
        key: `template-test:${key}:${language}`,
        medium: 'email' as const,
        recipient: email,
        language,
        subject: `${text.test[language]} ${subject}`,
        words: letterText(blocks),
        html,
      })),
    ),
  )
  return { to: email }
}

/** Below the letter what goes to a phone: who tries it has given us no number. */
const withText = ({ subject, blocks, text: short }: Written, language: Language): Letter => ({
  subject,
  blocks: short ? [...blocks, heading(text.asText[language]), paragraph(short)] : blocks,
})
