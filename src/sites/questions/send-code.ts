import { queueMessages } from '../../modules/channels/index.ts'
import { askingNow, type Draft, readForm, resumePath } from '../../modules/drafts/index.ts'
import { readOrganisation } from '../../modules/organisation/index.ts'
import { wordsFor, writeMessage } from '../../modules/templates/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { Invalid } from '../../platform/errors.ts'
import { checkAnswer } from '../../platform/form/index.ts'
import { newId } from '../../platform/id.ts'
import { canText } from '../../platform/ports.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say } from '../../platform/text.ts'
import { codeMessages } from './code.messages.ts'

/** Of what is asked in confidence. */
const neutral = { en: 'the form you began', cy: 'y ffurflen a ddechreuoch' }

/** Where a code goes. */
export interface CodeWay {
  medium: 'email' | 'text'
  recipient: string
}

/** Numbers of mobiles (Ofcom, National Telephone Numbering Plan): others take no texts, or at a price. */
const MOBILE = /^\+447\d{9}$/
export const isMobile = (phone: string): boolean => MOBILE.test(phone)

interface Label {
  en: string
  cy?: string
}

/** The address a code is to go to; null where none was typed. Throws Invalid({ email }). */
export const readCodeEmail = (ctx: Ctx, typed: string, label: Label): Promise<string | null> =>
  readWritten(ctx, 'email', typed, { box: 'email', label })

/** What was typed, as it is sent to; null where nothing was. Throws Invalid at its box. */
export async function readWritten(
  ctx: Ctx,
  type: 'email' | 'phone',
  typed: string,
  { box, label }: { box: string; label: Label },
): Promise<string | null> {
  const checked = await checkAnswer({ id: box, type, label, required: false }, typed, askingNow(ctx))
  if (checked.problems) throw new Invalid({ [box]: checked.problems[0]!.text })
  return checked.answer ? String(checked.answer) : null
}

/**
 * The same where a colleague types an email address or the number of a mobile, which she may only where texts are carried.
 * Throws Invalid({ to }).
 */
export async function readCodeWay(
  ctx: Ctx,
  typed: string,
  says: { label: Label; noMobile: string; noTexts: string },
): Promise<CodeWay | null> {
  const isNumber = /^[\d\s()+.-]+$/.test(typed)
  const recipient = await readWritten(ctx, isNumber ? 'phone' : 'email', typed, { box: 'to', label: says.label })
  if (recipient === null) return null
  if (!isNumber) return { medium: 'email', recipient }
  if (!MOBILE.test(recipient)) throw new Invalid({ to: says.noMobile })
  if (!canText(ctx.ports)) throw new Invalid({ to: says.noTexts })
  return { medium: 'text', recipient }
}

/** Sends the code that takes a form up, with a link that brings it along. `until`: how long it works, in words. */
export async function sendCode(
  ctx: Ctx,
  draft: Draft,
  { way, code, origin, until }: { way: CodeWay; code: string; origin: string; until: string },
): Promise<void> {
  const { language } = ctx
  const { council } = await readOrganisation(ctx)
  const { service } = await readForm(ctx, draft)
  const said = await writeMessage(
    ctx,
    codeMessages['resume-code'],
    {
      service: say(service.privacy.sensitive ? neutral : service.name, language),
      code: formatCode(code),
      until,
      phone: council.contact.phone,
      council: say(council.name, language),
    },
    { language, url: origin + resumePath(code, language) },
  )
  await queueMessages(ctx, [
    {
      key: `resume:${newId()}`,
      ...way,
      language,
      subject: said.subject,
      ...wordsFor(way.medium, said, { language }),
      about: draft.id,
      // She waits for it.
      atOnce: true,
    },
  ])
}
