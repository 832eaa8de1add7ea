import { asksForSkill, canHelp, type Organisation, permissionsOf, type WantedSkills } from '../../organisation/index.ts'
import { BY_PROMISE, type Fit, RANKS, WORK_KINDS, type WorkItem, type WorkKind } from './work.ts'

/** A colleague who is there and has nobody with her. */
export interface Here {
  id: string
  roles: string[]
  teams: string[]
}

/** What a piece of work asks for, as it is read: whom it is for, and what it is about. */
export interface WorkAbout {
  service: string | null
  language: string | null
  signs: boolean
}

/** Work that anybody of those who see it may take. What may be danger asks for nobody in particular. What was handed to the actor, or is hers already, asks for nobody else. */
const FOR_ANYBODY: readonly WorkKind[] = ['call', 'urgent-call', 'kept-place', 'call-back', 'written', 'chase']

/** Somebody on the line is kept for whoever knows it best no longer than this. */
const RINGS_MINUTES = 2

/** What whoever speaks with somebody must know. Pure. */
export const waysToSpeak = ({ language, signs }: Pick<WorkAbout, 'language' | 'signs'>): string[] => [
  ...(signs ? ['bsl'] : []),
  ...(language === 'cy' ? ['welsh'] : []),
]

/** What whoever does it must know: of a call the theme of its line, else the themes of the service and how she speaks. */
export function wantedBy(
  { kind, words }: Pick<WorkItem, 'kind' | 'words'>,
  { service, language, signs }: WorkAbout,
  themesOf: (service: string) => readonly string[],
  { goldenNumbers }: Pick<Organisation, 'goldenNumbers'>,
): WantedSkills {
  if (!FOR_ANYBODY.includes(kind)) return { themes: [], ways: [] }
  const theme = isOfLine(kind) ? goldenNumbers.find(({ id }) => id === words)?.theme : undefined
  return { themes: theme ? [theme] : service ? themesOf(service) : [], ways: waysToSpeak({ language, signs }) }
}

/** It came by a line of the council, and has its place in it. */
export const isOfLine = (kind: WorkKind): boolean => kind === 'call' || kind === 'urgent-call' || kind === 'kept-place'

/** Who else here might take it at all: a call, or what was written to no team in confidence, whoever answers first for all; the rest her team. */
function mayTake({ kind, team, isPrivate }: Unranked, { roles, teams }: Here): boolean {
  const may = permissionsOf(roles)
  const isWritten = kind === 'urgent' || kind === 'written'
  if ((isOfLine(kind) && kind !== 'kept-place') || (isWritten && !isPrivate)) {
    if (may.has('interactions.answer-calls')) return true
  }
  return may.has(isWritten ? 'interactions.take' : 'interactions.receive') && team !== null && teams.includes(team)
}

/** `isPrivate`: for its team alone. */
type Unranked = Omit<WorkItem, 'fit'> & { wanted: WantedSkills; isPrivate?: boolean }

/** How well it fits the actor among those who are here. Pure. */
export function fitOf(
  item: Unranked,
  me: string,
  here: readonly Here[],
  skills: ReadonlyMap<string, readonly string[]>,
): WorkItem['fit'] {
  if (!asksForSkill(item.wanted)) return 'anybody'
  const can = (id: string) => canHelp(skills.get(id) ?? [], item.wanted)
  const others = here.some(each => mayTake(item, each) && can(each.id))
  // Whoever is alone has all of it, and needs no word about that.
  if (can(me)) return others || here.length === 0 ? 'you' : 'only-you'
  return others ? 'others' : 'nobody'
}

/** Past its promise, or long on the line: then it is better that anybody takes it than nobody. */
const cannotWait = ({ kind, due }: Pick<WorkItem, 'kind' | 'due'>, now: Date): boolean =>
  now.getTime() - due.getTime() > (isOfLine(kind) ? RINGS_MINUTES * 60_000 : 0)

/** What asks for her before what anybody can do, where both are due at the same moment. */
const FITS: readonly Fit[] = ['only-you', 'you']
const fitRank = (fit: Fit): number => (FITS.includes(fit) ? FITS.indexOf(fit) : FITS.length)

/**
 * First what should be taken: what others here know better and that can wait sinks below all else. Who waits now comes by
 * rank, in it what nobody but the actor can do, then by what is due; all else by what is due, then by who can do it. Pure.
 */
export function inOrder(items: WorkItem[], now: Date): WorkItem[] {
  const sinks = (item: WorkItem) => Number(item.fit === 'others' && !cannotWait(item, now))
  const rank = ({ kind }: WorkItem) => RANKS[kind]
  const later = (item: WorkItem) => Number(rank(item) < BY_PROMISE && item.fit !== 'only-you')
  const kind = ({ kind }: WorkItem) => WORK_KINDS.indexOf(kind)
  return items.toSorted(
    (a, b) =>
      sinks(a) - sinks(b) ||
      rank(a) - rank(b) ||
      later(a) - later(b) ||
      a.due.getTime() - b.due.getTime() ||
      fitRank(a.fit) - fitRank(b.fit) ||
      kind(a) - kind(b) ||
      (a.id < b.id ? -1 : 1),
  )
}
