import type { CustomerView, Need } from '../../../modules/customers/index.ts'
import type { Thing } from '../../../modules/interactions/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { spokenPhone } from '../../../platform/page/spoken-phone.ts'
import { interpreterLine } from '../customers/lines-of-needs.ts'
import { MAY_SEE_NAMES, RELATIONSHIP_NAMES, relayLink, sayIsoDay } from '../customers/words.ts'
import { CHANNEL_NAMES, LANGUAGE_NAMES, nameOf } from '../request-words.ts'
import type { NeedOfCaller } from '../take/needs-in-script.ts'

const NEED_NAMES: Record<Need, string> = {
  'large-print': 'Large print',
  braille: 'Braille',
  'easy-read': 'Easy read',
  audio: 'Audio',
  bsl: 'British Sign Language',
  interpreter: 'Interpreter',
  'text-relay': 'Relay UK: ring 18001 and the number',
  'longer-time': 'Longer time',
  access: 'Access',
}

export const needWords = ({ kind, detail }: NeedOfCaller): string => NEED_NAMES[kind] + (detail ? `: ${detail}` : '')

/** Where it is not ours. */
export const sayLanguage = (language: string | null): string =>
  !language || language === 'en' ? '' : nameOf(LANGUAGE_NAMES, language)

export const sayPreferred = (by: Pick<CustomerView, 'preferredChannel' | 'preferredTimes'>): string =>
  [by.preferredChannel && nameOf(CHANNEL_NAMES, by.preferredChannel), by.preferredTimes].filter(Boolean).join(', ')

const inForce = <T extends { endedAt: Date | null }>(all: T[]): T[] => all.filter(each => !each.endedAt)

/** Who she is to whoever speaks with her: how to reach her, what she needs, what to mind. Never why. `said`: her safe word is shown only once she has said it. */
export async function showPerson(ctx: Ctx, customer: CustomerView, said: readonly Thing[]) {
  const today = ctx.now().toISOString().slice(0, 10)
  const needs = inForce(customer.needs)
  const relay = needs.some(({ kind }) => kind === 'text-relay')
  return {
    id: customer.id,
    name: customer.name,
    knownAs: inForce(customer.names)
      .filter(each => each.kind === 'known-as')
      .map(each => each.name),
    language: sayLanguage(customer.language),
    diedAt: customer.diedAt,
    isInformed: customer.informed,
    preferred: sayPreferred(customer),
    points: customer.ways.map(point => ({
      kind: point.kind,
      value: point.kind === 'phone' ? spokenPhone(point.value) : point.value,
      // Whoever has died is not rung either.
      relayHref: relay && point.kind === 'phone' && point.safe && !customer.diedAt ? relayLink(point.value) : '',
      isUnsafe: !point.safe,
      isUnasked: point.safe && !point.asked,
      isFailing: point.failingSince !== null,
      noMessage: point.kind === 'phone' && !point.messageOk,
    })),
    interpreter: await interpreterLine(ctx, needs),
    needs: needs.map(needWords),
    markers: inForce(customer.markers).map(marker => marker.instruction),
    safeWord: said.includes('safe-word') ? customer.safeWords.join(' or ') : null,
    isWordUnsaid: customer.safeWords.length > 0 && !said.includes('safe-word'),
    relationships: inForce(customer.relationships)
      .filter(({ until }) => !until || until >= today)
      .map(each => ({
        name: each.otherName,
        kind: RELATIONSHIP_NAMES[each.kind],
        // Whoever lives with her is told no more than anybody else.
        maySee: each.kind === 'household' ? '' : MAY_SEE_NAMES[each.maySee],
        isTold: each.maySee !== 'nothing',
        scope: each.scope,
        authority: each.authority,
        until: each.until ? sayIsoDay(each.until) : '',
      })),
  }
}
