import { listBookedToday } from '../../../../modules/bookings/index.ts'
import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import {
  type Door,
  LONG_MINUTES,
  MOST_CALLS,
  readReception,
  VISIT_NEEDS,
  type VisitRow,
} from '../../../../modules/reception/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayTime } from '../../../../platform/dates/index.ts'
import { say, translator } from '../../../../platform/text.ts'
import { sayOpens } from '../../../say-opening.ts'
import { bookedShower } from '../../bookings/show-booked.ts'
import { refusedWords } from '../../desk/or-back.ts'
import { staffOf } from '../../site.ts'
import { text as receptionTexts } from '../text.ts'
import { text } from './text.ts'

const t = translator({ ...receptionTexts, ...text }, 'en')
const MINUTE = 60_000

/** The whole screen of a reception: two queries. */
export async function showReception(ctx: Ctx, location: string, query: Readonly<Record<string, string>>) {
  const view = await readReception(ctx, location)
  const { wait } = view
  const booked = await listBookedToday(ctx, location)
  const { locations } = await readOrganisation(ctx)
  const { themes, byTheme, names } = await readCatalogue(ctx)
  const offered = new Set<string>()
  const firstHere = ({ slug }: { slug: string }) => !offered.has(slug) && Boolean(offered.add(slug))
  const themeNames = new Map(themes.map(({ id, name }) => [id, say(name, 'en')]))
  const sayAbout = (service: string | null, about: readonly string[]) =>
    service ? say(names.get(service), 'en') : about.map(id => themeNames.get(id) ?? id).join(', ') || t('aboutUnknown')
  const showBooked = await bookedShower(ctx)
  const videos = new Map(booked.filter(({ team }) => team).map(each => [each.visitId, showBooked(each)]))
  const me = staffOf(ctx).id
  const mine = view.desks.find(({ staffId }) => staffId === me)
  const shown = view.visits.map(visit => ({
    ...visit,
    about: videos.get(visit.id)?.about || sayAbout(visit.service, visit.themes),
    needsSaid: [
      ...visit.needs.map(need => t(`need.${need}`)),
      ...(visit.skills.includes('welsh') ? [t('skill.welsh')] : []),
    ],
    minutes: Math.floor((ctx.now().getTime() - visit.arrivedAt.getTime()) / MINUTE),
    due: visit.dueAt && sayTime(visit.dueAt, { language: 'en' }),
    isLate: visit.toldTo !== null && ctx.now().getTime() - visit.arrivedAt.getTime() > visit.toldTo * MINUTE,
    byVideo: videos.get(visit.id),
    nobodyCan: !videos.has(visit.id) && !view.desks.some(({ skills }) => visit.isUrgent || canServe(skills, visit)),
  }))
  return {
    here: `/staff/reception/${encodeURIComponent(location)}`,
    name: say(locations.find(({ id }) => id === location)!.name, 'en'),
    mine,
    closed: sayClosed(ctx, view.door),
    desks: view.desks,
    waiting: shown.filter(({ state }) => state === 'waiting'),
    booked: booked.filter(({ visitId }) => !visitId).map(showBooked),
    called: shown.filter(({ state, interactionId }) => state === 'called' && !interactionId),
    toScreen: shown.filter(({ state, interactionId }) => state === 'called' && interactionId),
    served: shown.filter(({ state }) => state === 'being-served'),
    own: shown.find(({ state, calledBy }) => state === 'called' && calledBy === me),
    ownServed: shown.find(({ state, calledBy }) => state === 'being-served' && calledBy === me),
    mostCalls: MOST_CALLS,
    servedToday: view.servedToday,
    leftToday: view.leftToday,
    leftLately: view.leftLately,
    wait: wait.range && t('waitRange', { ...wait.range }),
    isLong: !!wait.range && wait.range.to > LONG_MINUTES,
    needs: VISIT_NEEDS.map(value => ({ value, text: t(`need.${value}`) })),
    topics: themes.map(theme => ({
      id: theme.id,
      name: say(theme.name, 'en'),
      // Each once, under the first theme it is of.
      services: (byTheme.get(theme.id) ?? [])
        .filter(firstHere)
        .map(({ slug, name }) => ({ slug, name: say(name, 'en') })),
    })),
    refusal: refusedWords({ ...receptionTexts, ...text }, query),
  }
}

/** What the kiosk says to whoever comes now. Null: it gives tickets. */
function sayClosed({ now }: Ctx, { state, opensAt }: Door): string | null {
  if (state === 'open') return null
  const opens = opensAt ? t('opens', { when: sayOpens(opensAt.toTemporalInstant(), { language: 'en', now }) }) : ''
  return [t(state === 'shut' ? 'closed' : 'lastMinutes'), opens].filter(Boolean).join(' ')
}

const canServe = (known: readonly string[], { skills, themes }: VisitRow): boolean =>
  skills.every(skill => known.includes(skill)) && (themes.length === 0 || themes.some(theme => known.includes(theme)))
