import type { Service } from '../../../modules/catalogue/index.ts'
import { isSpoken } from '../../../modules/interactions/index.ts'
import { listCurrentNotices, type Notice, sayNotice } from '../../../modules/notices/index.ts'
import type { KnownPlace } from '../../../modules/places/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Question } from '../../../platform/form/index.ts'
import { type Language, say, type Words } from '../../../platform/text.ts'
import { forWriting } from './for-writing.ts'
import { adjustmentsAt, type NeedOfCaller, stepOf } from './needs-in-script.ts'

/** A line of what an adviser says, asks and does. */
export interface ScriptLine {
  kind: 'notice' | 'say' | 'ask' | 'do' | 'pause' | 'pay'
  text: string
  /** What is said to her, in her language where that is not ours. */
  hers?: { lang: Language; text: string }
  /** The question that is on the screen, or what her needs change there. */
  isNow: boolean
  /** The step at which the recording is paused. */
  isPause?: boolean
  /** Because of this need of hers. */
  need?: string
}

interface Now {
  /** The question on the screen. */
  asked?: string
  /** Of whoever is spoken with, as far as they are known. */
  needs?: readonly NeedOfCaller[]
  /** In which she asks: what is said to her stands there in both. */
  language?: Language
  /** Where it is about, as far as that is known: news of elsewhere is left out. */
  at?: KnownPlace | null
  /** By which way she speaks with us: where that is written, nothing is said aloud. */
  channel?: string
  /** Danger was heard: nothing is written to her by itself. */
  isHushed?: boolean
}

/** What people should know of the service now, then its outline. */
export async function scriptOf(
  ctx: Ctx,
  service: Service,
  questions: readonly Question[],
  now: Now = {},
): Promise<ScriptLine[]> {
  const notices = await listCurrentNotices(ctx, { service: service.slug, at: now.at ?? null })
  const news = notices.map((notice): ScriptLine => {
    return { kind: 'notice', ...spokenNews(notice, now), isNow: false }
  })
  const lines = [...news, ...outlineOf(service, questions, now)]
  return now.channel && !isSpoken(now.channel) ? asWritten(lines) : lines
}

/** No recording runs, and nobody reads anything aloud. */
const asWritten = (lines: ScriptLine[]): ScriptLine[] =>
  lines
    .filter(line => !line.isPause)
    .map(line => ({
      ...line,
      text: line.kind === 'say' ? forWriting(line.text) : line.text,
      ...(line.hers && { hers: { ...line.hers, text: forWriting(line.hers.text) } }),
    }))

const spoken = (words: Words[], now: Now) => spokenIn(lang => words.map(each => say(each, lang)).join('. '), now)

const spokenNews = (notice: Notice, now: Now) =>
  spokenIn(lang => `${sayNotice(notice, lang)}. ${say(notice.words, lang)}`, now)

/** What is said to her. */
function spokenIn(sayIn: (language: Language) => string, { language = 'en' }: Now): Pick<ScriptLine, 'text' | 'hers'> {
  return { text: sayIn('en'), ...(language !== 'en' && { hers: { lang: language, text: sayIn(language) } }) }
}

/** The service's outline, with its questions in the words of the form and what her needs change at their steps. */
function outlineOf(service: Service, questions: readonly Question[], saying: Now): ScriptLine[] {
  const { asked, needs = [], language = 'en', isHushed = false } = saying
  const changed = (step: Parameters<typeof adjustmentsAt>[0], isNow: boolean) =>
    adjustmentsAt(step, needs, { isHushed }).map(line => ({ ...line, isNow }))
  const now = questions.find(({ id }) => id === asked)
  const stepNow = now ? stepOf(now) : null
  const isPlaced = service.script.some(line => questions.some(each => each.id === line.ask && stepOf(each) === 'place'))
  const lines = service.script.flatMap((line): ScriptLine[] => {
    for (const kind of ['say', 'do', 'pause', 'pay'] as const)
      if (line[kind]) {
        const isSaid = kind === 'say' || kind === 'pay'
        const words = isSaid ? spoken([line[kind]], saying) : { text: say(line[kind], 'en') }
        return [{ kind, ...words, isNow: false, isPause: kind === 'pause' }]
      }
    const question = questions.find(each => each.id === line.ask)
    if (!question) return []
    const isNow = question.id === asked
    const own = { kind: 'ask' as const, ...spoken([question.label], saying), isNow }
    return [own, ...(stepOf(question) === 'place' ? changed('place', isNow) : [])]
  })
  const first = !now || questions[0]?.id === asked
  return [
    ...changed('start', first && asked !== undefined),
    // The screen asks in our language, so what the outline leaves out stands here in hers.
    ...(now && language !== 'en' && !service.script.some(line => line.ask === asked)
      ? [{ kind: 'ask' as const, ...spoken([now.label], saying), isNow: true }]
      : []),
    ...lines,
    ...(isPlaced ? [] : changed('place', stepNow === 'place')),
    ...changed('writing', stepNow === 'writing'),
    ...changed('end', false),
  ]
}
