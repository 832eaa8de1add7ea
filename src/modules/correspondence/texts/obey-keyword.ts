import type { Ctx } from '../../../platform/context.ts'
import { say, translator } from '../../../platform/text.ts'
import { noteRefusal, queueMessages, withdrawRefusal } from '../../channels/index.ts'
import { startTexts, stopTexts } from '../../customers/index.ts'
import { endTextForm } from '../../drafts/index.ts'
import { readOrganisation } from '../../organisation/index.ts'
import { askedBefore } from '../asked-before.ts'
import { text } from '../text.ts'
import type { Keyword } from './keyword.ts'
import { mayBeTexted } from './may-be-texted.ts'
import type { ReadText } from './read-text.ts'

/** Who answers a keyword: we, its provider, or nobody, because the number takes no texts or has had its last one. */
export type AnsweredBy = 'us' | 'provider' | 'nobody'

/**
 * STOP, START and HELP, with one text back. After STOP it is the last, but for HELP: whoever asks who we are is told so at any
 * time, as carriers want it of every sender, and that it is the same number that can be stopped and started.
 */
export async function obeyKeyword(
  ctx: Ctx,
  received: ReadText,
  { act, language: asked }: Keyword,
): Promise<AnsweredBy> {
  const { from: phone } = received
  let isTold = false
  if (act === 'stop') {
    isTold = !(await noteRefusal(ctx, phone))
    await stopTexts(ctx, phone)
    // Else START would go on with it, and take what comes then for answers.
    await endTextForm(ctx, phone)
  }
  if (act === 'start') {
    await withdrawRefusal(ctx, phone)
    await startTexts(ctx, phone)
  }
  if (received.isAnswered) return 'provider'
  if (isTold || !mayBeTexted(phone)) return 'nobody'
  // Whoever is afraid of who reads her phone asked us not to write.
  if ((await askedBefore(ctx, { threadId: null, fromAddress: phone })).length > 0) return 'nobody'
  const { council } = await readOrganisation(ctx)
  const language = asked ?? council.languages[0] ?? 'en'
  const t = translator(text, language)
  const facts = { council: say(council.name, language), phone: council.contact.phone }
  await queueMessages(ctx, [
    {
      key: `text:${received.id}:${act}`,
      medium: 'text',
      recipient: phone,
      language,
      subject: t(`${act}.subject`, facts),
      words: t(`${act}.words`, facts),
      atOnce: true,
      passesRefusal: act !== 'start',
    },
  ])
  return 'us'
}
