import type { Ctx } from '../../platform/context.ts'
import type { HappenedEvent } from '../../platform/events/index.ts'
import { type Letter, letterHtml, letterText } from '../../platform/letter/index.ts'
import { getVersion } from '../catalogue/index.ts'
import { MESSAGE_FORMATS, type NewMessage } from '../channels/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import { participantToken, type ToldParticipant, type ToldRequest } from '../requests/index.ts'
import { toParticipant } from './letters.ts'
import { lettersToStaff } from './tell-staff.ts'
import { telling } from './telling.ts'
import { whoIsTold } from './who-is-told.ts'

/** Staff sites have no language of their own yet. */
const STAFF_LANGUAGE = 'en'

/** How the council is reached: its address, without a slash at the end, and whether answers by email come back to it. */
export interface Reached {
  origin: string
  answersByEmail: boolean
}

/** Every message that follows from one event, each with the key that makes it once. */
export async function tell(
  ctx: Ctx,
  event: HappenedEvent,
  request: ToldRequest,
  { origin, answersByEmail: answers }: Reached,
): Promise<NewMessage[]> {
  const [service, organisation] = await Promise.all([getVersion(ctx, request.versionId), readOrganisation(ctx)])
  if (service.contact === 'none') return []
  const facts = { event, request, service, organisation, now: event.at }
  const messages = await Promise.all(
    whoIsTold(event, request).map(async person => {
      const url = `${origin}/track/${await participantToken(ctx, person.id)}`
      const about = telling(facts, person)
      const { email, phone, neutral, requestId } = person
      const letter = toParticipant(about, url, { neutral, answers })
      if (email === null)
        return textMessage(event, { ...person, phone: phone! }, about.t('short', { news: letter.subject, url }))
      return { ...message(event, { ...person, email }, letter, requestId), ...(answers && { thread: person.id }) }
    }),
  )
  const about = telling(facts, { language: STAFF_LANGUAGE, reference: request.reference })
  const toStaff = await lettersToStaff(ctx, about, origin)
  const staffMessages = toStaff.map(({ to, ...letter }) =>
    message(event, { ...to, language: STAFF_LANGUAGE }, letter, request.id),
  )
  return [...messages, ...staffMessages]
}

/** The news in a line, and the link behind which the rest is. */
function textMessage(
  event: HappenedEvent,
  { id, phone, language, requestId }: Pick<ToldParticipant, 'id' | 'language' | 'requestId'> & { phone: string },
  words: string,
): NewMessage {
  return {
    key: `event:${event.seq}:${id}`,
    medium: 'text',
    recipient: phone,
    language,
    subject: words.split('\n')[0]!,
    words,
    about: requestId,
    thread: id,
    at: event.at,
  }
}

function message(
  event: HappenedEvent,
  reader: { id: string; email: string; language: string; needs?: readonly string[] },
  letter: Letter,
  about: string,
): NewMessage {
  const formats = MESSAGE_FORMATS.filter(format => reader.needs?.includes(format))
  return {
    key: `event:${event.seq}:${reader.id}`,
    medium: 'email',
    recipient: reader.email,
    language: reader.language,
    subject: letter.subject,
    words: letterText(letter.blocks),
    html: letterHtml(letter, reader.language, formats.includes('large-print')),
    formats,
    about,
    at: event.at,
  }
}
