import type { Ctx } from '../../platform/context.ts'
import { type Answers, ownWords, type Question, summaryDetails } from '../../platform/form/index.ts'
import { LANGUAGES, type Language, say } from '../../platform/text.ts'
import { readOrganisation } from '../organisation/index.ts'
import { type Catalogue, readCatalogue } from './catalogue.read.ts'
import type { CurrentService, Service } from './service.ts'
import {
  type Back,
  createDangerFinder,
  type DangerWords,
  type FindDanger,
  type NotBackWords,
} from './suggest/danger.ts'
import { inPieces } from './suggest/in-pieces.ts'
import { buildSuggester, type Suggester, type Suggestion, type SuggestService } from './suggest/suggester.ts'

/** Built once for each catalogue held in memory and each language: a changed service makes a new catalogue. */
const built = new WeakMap<Catalogue, Map<Language, Suggester>>()

/** Less likely than this, even the best is noise: a page says so instead of listing it. */
export const LIKELY_ENOUGH = 0.1

/**
 * The services that fit what somebody says in their own words, the best first; `score` (0 to 1) is about how likely it
 * is that this one is meant. Empty when nothing fits, and when numbers fit better than any service (`findDangerSaid`).
 * Takes well under a millisecond once built. Who writes in another language of the council than she reads is understood
 * too; names are in `language`.
 */
export async function suggestServices(
  ctx: Ctx,
  text: string,
  limit: number,
  language: Language = ctx.language,
): Promise<{ slug: string; name: string; score: number }[]> {
  const [catalogue, { council }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const dangers = dangersIn(catalogue, text)
  const most = dangers.length > 0 ? catalogue.services.size : limit
  const others = council.languages.filter(each => each !== language)
  const found = [language, ...others].map(each => suggesterOf(catalogue, each).suggest(text, most))
  const best = found.reduce((a, b) => ((b[0]?.score ?? 0) > (a[0]?.score ?? 0) ? b : a))
  return fitToDanger(best, dangers)
    .filter(({ slug }) => catalogue.services.has(slug))
    .slice(0, Math.max(0, limit))
    .map(({ slug, score }) => ({ slug, name: say(catalogue.services.get(slug)!.name, language), score }))
}

/** As sure as this, it is that service; less, somebody chooses. */
export const SURE = 0.5

/**
 * The same of what was written to the inbox of a team: it is about what they do, so of other teams only what is sure. To the inbox
 * of whoever deals with all else, or of a team without services, people write about anything.
 */
export async function suggestForInbox(
  ctx: Ctx,
  text: string,
  limit: number,
  team: string | null,
  language: Language = ctx.language,
): Promise<{ slug: string; name: string; score: number }[]> {
  const [{ services }, { council }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const isTheirs = (slug: string) => !!services.get(slug)?.teams.includes(team ?? '')
  const isForAll = !team || team === council.fallback.team || ![...services.keys()].some(isTheirs)
  if (isForAll) return suggestServices(ctx, text, limit, language)
  const found = await suggestServices(ctx, text, services.size, language)
  return found.filter(({ slug, score }) => score >= SURE || isTheirs(slug)).slice(0, limit)
}

/** Of more than this nobody reads for danger: a mail with a whole book in it must not hold up the others. */
const READ_FOR_DANGER = 100_000

/**
 * The duty rules whose numbers must come before any service, because somebody may be in danger by what is said; in any
 * language of the council, whatever that of the page. Of a long text the first 100,000 letters, as many as are kept of a mail. `isPart`: it answers a question,
 * so that 'fire' alone is no alarm.
 */
export async function findDangerSaid(ctx: Ctx, text: string, { isPart = false } = {}): Promise<string[]> {
  return rulesOf(dangersIn(await readCatalogue(ctx), text, isPart))
}

const rulesOf = (dangers: readonly DangerWords[]): string[] => [...new Set(dangers.map(({ duty }) => duty))]

/** Danger in what somebody wrote, and what to mind in answering her. */
export interface DangerSaid {
  rules: string[]
  /** Of the words that told of it; null where both languages did, or none. */
  language: Language | null
  /** By which ways she is not to be answered: somebody would see it. Of whoever is in no danger it is not asked. */
  notBack: Back[]
}

/** As `findDangerSaid`, of a whole message. */
export async function readDangerSaid(ctx: Ctx, text: string): Promise<DangerSaid> {
  const catalogue = await readCatalogue(ctx)
  const dangers = dangersIn(catalogue, text)
  const [language = null, ...others] = new Set(dangers.map(danger => danger.language))
  return {
    rules: rulesOf(dangers),
    language: others.length > 0 ? null : language,
    notBack: dangers.length > 0 ? findNotBack(catalogue, text) : [],
  }
}

const findNotBack = (catalogue: Catalogue, text: string): Back[] => [
  ...new Set(
    findersOf(catalogue)
      .notBack(text)
      .map(({ by }) => by),
  ),
]

/** What somebody sent: `details` has, before the summary of the answers, words that no question asked for (Open311). */
export interface Typed {
  answers: Answers
  details?: string
}

/** The same of all that somebody typed in a form, with her words: what she chose from is the council's. */
export async function findDangerTyped(
  ctx: Ctx,
  { form = [] }: Pick<Service, 'form'>,
  { answers, details = '' }: Typed,
): Promise<{ rules: string[]; notBack: Back[]; words: string }> {
  // In the language in which she read the form.
  const summaries = details ? LANGUAGES.map(language => summaryDetails(form, answers, language)) : []
  const summary = summaries.find(each => details.endsWith(each)) ?? ''
  const besides = details.slice(0, details.length - summary.length)
  const typed = [{ words: besides, isShort: false }, ...ownWords(form, answers)].filter(({ words }) => words.trim())
  const found = await Promise.all(typed.map(({ words, isShort }) => findDangerSaid(ctx, words, { isPart: isShort })))
  const words = typed.map(({ words }) => words.trim()).join('\n\n')
  const rules = [...new Set(found.flat())]
  return { rules, notBack: rules.length > 0 ? findNotBack(await readCatalogue(ctx), words) : [], words }
}

/**
 * Builds what looks through words, where it is not built for the catalogue of now: that takes seconds, for which no transaction may stand
 * open.
 */
export async function prepareToRead(ctx: Ctx): Promise<void> {
  const [catalogue, { council }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  findersOf(catalogue)
  // A word that nobody uses: what mends misspelt words is built at the first of them.
  for (const language of council.languages) suggesterOf(catalogue, language).suggest('qqxzvk', 1)
}

type DangerIn = DangerWords & { language: Language }
interface Finders {
  danger: FindDanger<DangerIn>
  notBack: FindDanger<NotBackWords>
}
const finders = new WeakMap<Catalogue, Finders>()

function findersOf(catalogue: Catalogue): Finders {
  const before = finders.get(catalogue)
  if (before) return before
  const words = [...catalogue.words]
  const danger = words.flatMap(([language, { danger }]) => danger.map(each => ({ ...each, language })))
  const notBack = words.flatMap(([, { notBack }]) => notBack.map(each => ({ ...each, alone: [] })))
  const made = { danger: rememberLast(inAll(createDangerFinder(danger))), notBack: inAll(createDangerFinder(notBack)) }
  finders.set(catalogue, made)
  return made
}

const dangersIn = (catalogue: Catalogue, text: string, isPart = false): DangerIn[] =>
  findersOf(catalogue).danger(text, isPart)

/** Of a long text each piece is looked at. */
const inAll =
  <T>(find: FindDanger<T>): FindDanger<T> =>
  (text, isPart = false) => {
    const pieces = inPieces(text.slice(0, READ_FOR_DANGER))
    const found = pieces.flatMap(piece => find(piece, isPart || pieces.length > 1))
    return found.length > 1 && pieces.length > 1 ? [...new Set(found)] : found
  }

/** Whoever asks for the services asks for the dangers too: the same text is looked through once. */
function rememberLast<T>(find: FindDanger<T>): FindDanger<T> {
  let last: { text: string; isPart: boolean; found: T[] } | null = null
  return (text, isPart = false) => {
    if (last?.text !== text || last.isPart !== isPart) last = { text, isPart, found: find(text, isPart) }
    return last.found
  }
}

/** How sure we are of a service that the pack names for a danger, at the least. */
const NAMED = 0.6

/** The services that the pack names come first. A word shared with 'Report a dead animal' must not answer a person's life. */
function fitToDanger(found: readonly Suggestion[], dangers: readonly DangerWords[]): Suggestion[] {
  const named = [...new Set(dangers.flatMap(({ services }) => services))].map(slug => ({
    slug,
    score: Math.max(NAMED, found[0]?.score ?? 0, found.find(each => each.slug === slug)?.score ?? 0),
  }))
  if (dangers.some(({ only }) => only)) return named
  return [...named, ...found.filter(({ slug }) => !named.some(each => each.slug === slug))]
}

function suggesterOf(catalogue: Catalogue, language: Language): Suggester {
  const byLanguage = built.get(catalogue) ?? new Map<Language, Suggester>()
  built.set(catalogue, byLanguage)
  const words = catalogue.words.get(language) ?? { ignore: [], same: [] }
  const suggester =
    byLanguage.get(language) ??
    buildSuggester(
      [...catalogue.services.values()].map(service => inOneLanguage(service, language)),
      words,
      language,
    )
  byLanguage.set(language, suggester)
  return suggester
}

function inOneLanguage(service: CurrentService, language: Language): SuggestService {
  return {
    slug: service.slug,
    tells: service.verb === 'find-out',
    name: say(service.name, language),
    title: say(service.title, language),
    summary: say(service.summary, language),
    words: service.words[language] ?? service.words.en,
    about: say(service.about, language),
    questions: (service.form ?? []).flatMap(question => textsOf(question, language)),
  }
}

function textsOf({ label, options = [], fields = [] }: Question, language: Language): string[] {
  const own = [label, ...options.map(option => option.label)].map(words => say(words, language))
  return [...own, ...fields.flatMap(field => textsOf(field, language))]
}
