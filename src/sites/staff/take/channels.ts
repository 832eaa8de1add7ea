import type { Channel } from '../../../platform/actor.ts'
import { Invalid } from '../../../platform/errors.ts'
import { choiceField, type Field } from '../../../platform/page/fields.ts'
import type { Visit } from '../../../platform/page/page.ts'
import { takeTexts } from './text.ts'

/** The ways in which somebody can ask a colleague to take something for her, the most frequent first. */
export const TAKEN_CHANNELS = ['phone', 'desk', 'email', 'letter', 'field', 'video', 'text', 'social'] as const
export type TakenChannel = (typeof TAKEN_CHANNELS)[number]

export const CHANNEL_LABELS: Record<TakenChannel, string> = {
  phone: 'On the phone',
  desk: 'At a desk',
  email: 'By email',
  letter: 'By letter',
  field: 'In the street',
  video: 'By video',
  text: 'By text message',
  social: 'On social media',
}

const channelChoices = TAKEN_CHANNELS.map(value => ({ value, text: CHANNEL_LABELS[value] }))

export const channelField = (): Field<TakenChannel | ''> => choiceField(TAKEN_CHANNELS)

/** What a page that asks for the channel shows: nothing where a conversation is in hand, which has one. */
export const askChannel = (visit: Visit, inHand: InHand) => ({
  channels: inHand ? [] : channelChoices,
  usual: usualChannel(visit),
})

/** How they ask: as the conversation in hand goes, else as was chosen, which is remembered. Throws `Invalid` with `errors`. */
export function channelOf(visit: Visit, inHand: InHand, chosen: TakenChannel | '', errors: Errors = {}): TakenChannel {
  const channel = inHand?.channel ?? chosen
  const all = channel ? errors : { ...errors, channel: takeTexts.chooseChannel.en }
  if (!channel || Object.keys(all).length > 0) throw new Invalid(all)
  if (!inHand) rememberChannel(visit, channel)
  return channel
}

type InHand = { channel: TakenChannel } | null
type Errors = Record<string, string>

const COOKIE = 'fp_channel'
const HOURS_KEPT = 10

/** Who answers the phone all day need not say so each time. */
export function usualChannel(visit: Visit): TakenChannel | '' {
  return TAKEN_CHANNELS.find(channel => channel === visit.cookies[COOKIE]) ?? ''
}

export function rememberChannel(visit: Visit, channel: Channel): void {
  visit.setCookie(COOKIE, channel, HOURS_KEPT / 24, '/staff')
}
