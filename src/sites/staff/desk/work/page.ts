import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import {
  CHOSEN,
  MOST_WORK,
  noteSignOfLife,
  readOwnPresence,
  readWork,
  type WorkItem,
} from '../../../../modules/interactions/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { readAtDesks } from '../../../../modules/reception/index.ts'
import { sayDateAndTime } from '../../../../platform/dates/index.ts'
import { page } from '../../../../platform/page/page.ts'
import { shortenWords } from '../../../../platform/shorten-words.ts'
import { say, translator } from '../../../../platform/text.ts'
import { skillNames } from '../../skill-names.ts'
import { deskTexts } from '../desk-texts.ts'
import { refusedWords } from '../or-back.ts'
import { lineName } from '../show-tabs.ts'
import { workTexts } from '../work-texts.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...workTexts, ...text }

/** Everything that a colleague may take next, first what should be. Three queries with who is signed in and her presence. */
export const workPage = page({
  at: import.meta,
  path: '/staff/desk/work',
  permission: 'interactions.receive',
  texts,
  async load(ctx, visit) {
    await noteSignOfLife(ctx)
    const [organisation, catalogue] = [await readOrganisation(ctx), await readCatalogue(ctx)]
    const t = translator(texts, 'en')
    const presence = await readOwnPresence(ctx)
    const timeOf = ({ due }: WorkItem) => sayDateAndTime(due, { language: 'en', now: ctx.now() })
    const show = (item: WorkItem) => ({
      ...item,
      name: t(`kind.${item.kind}`, { came: t(`came.${CAME.find(each => each === item.channel) ?? 'other'}`) }),
      team: say(organisation.teams.get(item.team ?? '')?.name, 'en'),
      words:
        item.kind === 'call' || item.kind === 'urgent-call' || item.kind === 'kept-place'
          ? lineName(organisation, item.words)
          : shortenWords(item.words.replaceAll(/\s+/g, ' '), SHOWN) || t('noWords'),
      again: item.wroteAgainAt
        ? t('wroteAgain', { when: sayDateAndTime(item.wroteAgainAt, { language: 'en', now: ctx.now() }) })
        : '',
      said: item.said ? t('said', { words: shortenWords(item.said.replaceAll(/\s+/g, ' '), SHOWN) }) : '',
      when: t(SINCE.has(item.kind) ? 'since' : 'until', { when: timeOf(item) }),
      time: timeOf(item),
      skill: FITS.has(item.fit)
        ? t(`fit.${item.fit}`, {
            skills: skillNames(catalogue, [...item.wanted.themes, ...item.wanted.ways]).join(', '),
          })
        : '',
      isLate: !SINCE.has(item.kind) && item.due < ctx.now(),
    })
    const { items, coming } = await readWork(ctx)
    const work = items.map(show)
    const { own: atDesk, unhelped } = await readAtDesks(ctx)
    const placeOf = (id: string) => say(organisation.locations.find(each => each.id === id)?.name, 'en')
    const sinceOf = (at: Date) => t('since', { when: sayDateAndTime(at, { language: 'en', now: ctx.now() }) })
    return {
      work,
      coming: coming.map(each => ({
        ...each,
        team: say(organisation.teams.get(each.team)?.name, 'en'),
        when: sayDateAndTime(each.at, { language: 'en', now: ctx.now() }),
      })),
      atDesk: atDesk && {
        ...atDesk,
        place: placeOf(atDesk.location),
        when: sinceOf(atDesk.since),
      },
      unhelped: unhelped.map(each => ({ ...each, place: placeOf(each.location), when: sinceOf(each.since) })),
      isCut: work.length === MOST_WORK,
      presence: texts[`presence.${presence}`].en,
      other: presence === 'away' ? CHOSEN[0] : CHOSEN[1],
      refused: refusedWords(texts, visit.query),
      foundNothing: visit.query.done === 'nothing',
    }
  },
  example: () => '/staff/desk/work',
})

const CAME = ['email', 'text', 'letter', 'phone'] as const

/** Letters of it, to recognise it by: the rest is there once it is taken. */
const SHOWN = 120

/** How well something fits is said where it changes what she does. */
const FITS: ReadonlySet<string> = new Set(['only-you', 'others', 'nobody'])

const SINCE: ReadonlySet<string> = new Set([
  'call',
  'urgent-call',
  'kept-place',
  'urgent',
  'came-back',
  'call-came-back',
  'with-team',
  'urgent-with-team',
  'mine',
  'parked',
])
