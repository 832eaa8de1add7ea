import { bookingMessages } from '../../../modules/bookings/index.ts'
import { writtenMessages } from '../../../modules/correspondence/index.ts'
import { callBackMessages, linkMessages } from '../../../modules/interactions/index.ts'
import { requestLetters } from '../../../modules/notifications/index.ts'
import type { MessageKind } from '../../../modules/templates/index.ts'
import { codeMessages } from '../../questions/code.messages.ts'

const all = {
  ...requestLetters,
  ...writtenMessages,
  ...bookingMessages,
  ...callBackMessages,
  ...linkMessages,
  ...codeMessages,
}

export type KindId = keyof typeof all

/** The messages that go out by themselves and whose words the council can change, by what they are about. */
export const GROUPS = {
  requests: Object.values(requestLetters),
  written: Object.values(writtenMessages),
  bookings: Object.values(bookingMessages),
  callBacks: Object.values(callBackMessages),
  links: [...Object.values(linkMessages), ...Object.values(codeMessages)],
} satisfies Record<string, MessageKind<KindId>[]>

export type Group = keyof typeof GROUPS

const groups = Object.entries(GROUPS) as [Group, MessageKind<KindId>[]][]

/** The message of this name, and which group it is in; null: there is none. */
export function findKind(id: string): { kind: MessageKind<KindId>; group: Group } | null {
  for (const [group, kinds] of groups) {
    const kind = kinds.find(each => each.id === id)
    if (kind) return { kind, group }
  }
  return null
}
