import type { DeskView, Tab } from '../../../modules/interactions/index.ts'
import { can, type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayTime } from '../../../platform/dates/index.ts'
import { spokenPhone } from '../../../platform/page/spoken-phone.ts'
import { shortenWords } from '../../../platform/shorten-words.ts'
import { say, type Translator, translator } from '../../../platform/text.ts'
import { CHANNEL_NAMES } from '../request-words.ts'
import { deskTexts } from './desk-texts.ts'

/** Letters of what it is about: several tabs stand side by side. */
const TITLE = 30
/** Letters of what was said to the line. */
const SAID = 120

/** What this colleague has in her hands, and the calls that anybody may take. */
export async function showTabs(ctx: Ctx, { tabs, waiting }: Pick<DeskView, 'tabs' | 'waiting'>, here = '') {
  const organisation = await readOrganisation(ctx)
  const t = translator(deskTexts, 'en')
  return {
    here,
    start: startOf(ctx),
    tabs: tabs.map(tab => ({
      href: `/staff/desk/${tab.id}`,
      isHere: tab.id === here,
      name: `${CHANNEL_NAMES[tab.channel]}, ${sayTime(tab.startedAt, { language: 'en' })}${sayWho(t, tab)}${about(organisation, tab)}`,
      state: sayState(t, tab),
      danger: tab.isUrgent && !tab.endedAt ? t('tab.danger') : '',
    })),
    waiting: waiting.map(call => ({
      id: call.id,
      line: lineName(organisation, call.goldenNumber) || spokenPhone(call.dialled),
      since: call.ringingAt,
      isUrgent: call.isUrgent,
      said: call.said ? t('said', { words: shortenWords(call.said.replaceAll(/\s+/g, ' '), SAID) }) : '',
    })),
  }
}

/** Tells two callers apart: by name, or before that is known by the end of the number. */
function sayWho(t: Translator, { name, callState, callerEnds, knownFor }: Tab): string {
  if (name) return `, ${name}`
  if (!callState) return ''
  if (!callerEnds) return `, ${t('tab.withheld')}`
  return `, ${t(knownFor > 0 ? 'tab.knownNumber' : 'tab.unknownNumber', { ends: callerEnds, count: knownFor })}`
}

/** That they wrote again stands there until it is taken up: the word of it that comes at that moment is soon gone. */
function sayState(t: Translator, tab: Tab): string {
  const state = t(`tab.${stateOf(tab)}`)
  const { wroteAgainAt } = tab
  return wroteAgainAt ? `${state}, ${t('tab.wroteAgain', { when: sayTime(wroteAgainAt, { language: 'en' }) })}` : state
}

function stateOf({ parkedAt, endedAt, callState }: Tab): 'now' | 'parked' | 'ended' | 'ringing' {
  if (callState === 'ringing') return 'ringing'
  if (parkedAt) return 'parked'
  return endedAt ? 'ended' : 'now'
}

function about(organisation: Organisation, { asked, goldenNumber }: Tab): string {
  const words = asked || lineName(organisation, goldenNumber)
  return words ? `: ${shortenWords(words, TITLE)}` : ''
}

/** What people call the number that was dialled: its theme. */
export const lineName = ({ goldenNumbers }: Organisation, id: string | null): string =>
  say(goldenNumbers.find(each => each.id === id)?.name, 'en')

/** Where a colleague begins again: her desk, or where she takes no calls, her work. */
export function startOf(ctx: Ctx, done?: 'wrapped' | 'added' | 'parked' | 'passed-on'): string {
  const start = can(ctx.actor, 'interactions.answer-calls') ? '/staff/desk' : '/staff/desk/work'
  return done ? `${start}?done=${done}` : start
}
