import { listHeldBack } from '../../../../modules/interactions/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { spokenPhone } from '../../../../platform/page/spoken-phone.ts'
import { type StaffTexts, translator } from '../../../../platform/text.ts'
import { hideKept, KEPT } from '../../messages/hide-kept.ts'

export const heldTexts = {
  'held.title': { en: 'Held back' },
  'held.words': {
    en: 'Somebody at home may read these, so they were not sent. Send one only if they say that it is safe.',
  },
  'held.email': { en: 'Email to {to}' },
  'held.text': { en: 'Text to {to}' },
  'held.letter': { en: 'Letter to {to}' },
  'held.send': { en: 'Send it' },
  'held.drop': { en: 'Drop it' },
  saySafe: { en: 'It is safe to write to them' },
  'done.safe': { en: 'It is written down that it is safe to write to them' },
  'done.held-send': { en: 'It is on its way' },
  'done.held-drop': { en: 'It is dropped. Nothing was sent' },
} satisfies StaffTexts

/** The page that it is shown on, a conversation or a record; without one the records of duty. */
export const whereShown = (to = ''): string => (/^\/staff\/(desk|duty)\/[\da-f-]{36}$/.test(to) ? to : '/staff/duty')

/** What waited to be sent to whoever a conversation is with when danger was raised in it, for who may read it. */
export async function showHeld(ctx: Ctx, interactionId: string) {
  const t = translator(heldTexts, 'en')
  const held = await hideKept(ctx, await listHeldBack(ctx, interactionId))
  return held
    .filter(({ recipient }) => recipient !== KEPT)
    .map(({ id, medium, recipient, subject, words }) => ({
      id,
      title: t(`held.${medium as 'email' | 'text' | 'letter'}`, {
        to: medium === 'text' ? spokenPhone(recipient) : recipient,
      }),
      subject: medium === 'text' ? words : subject,
    }))
}
