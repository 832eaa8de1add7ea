import type { Ctx } from '../../platform/context.ts'
import { letterHtml, letterText, words } from '../../platform/letter/index.ts'
import { say, translator } from '../../platform/text.ts'
import { queueMessages } from '../channels/index.ts'
import { readWritingBack } from '../customers/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { askedBefore } from './asked-before.ts'
import { languageOf } from './put-for-colleague.ts'
import type { ReadMail } from './reading/read-mail.ts'
import { text } from './text.ts'

/** Tells whoever sent a mail that we cannot open how else to reach us: once a day, and where a program may answer and it is safe. */
export async function answerEncrypted(ctx: Ctx, mail: ReadMail): Promise<void> {
  const recipient = (mail.replyTo?.address || mail.from?.address || '').toLowerCase()
  if (!mail.mayBeAnswered || mail.isSpam || mail.senderProof === 'false' || !recipient) return
  const { council } = await readOrganisation(ctx)
  const back = await readWritingBack(ctx, { kind: 'email', value: recipient })
  if (!back.isSafe || (await askedBefore(ctx, { threadId: null, fromAddress: recipient })).length > 0) return
  const language = languageOf({ subject: mail.subject, words: '' }, back, council.languages)
  const t = translator(text, language)
  const subject = back.isNeutral
    ? t('taken.letter.neutral', { council: say(council.name, language) })
    : t('encrypted.subject')
  const blocks = [words(t('encrypted.words')), words(t('encrypted.instead', { phone: council.contact.phone }))]
  await queueMessages(ctx, [
    {
      key: `encrypted:${recipient}:${ctx.now().toISOString().slice(0, 10)}`,
      medium: 'email',
      recipient,
      language,
      subject,
      words: letterText(blocks),
      html: letterHtml({ subject, blocks }, language, back.isLarge),
      urgency: 'now',
      ...(mail.messageId && { answers: mail.messageId }),
    },
  ])
}
