import { type CurrentService, readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readForm } from '../../../../modules/drafts/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { listMostAsked } from '../../../../modules/requests/index.ts'
import { type Ctx, withContext } from '../../../../platform/context.ts'
import { mainTextQuestion, type Question } from '../../../../platform/form/index.ts'
import { say } from '../../../../platform/text.ts'
import { promiseNow } from '../../../promise-now.ts'
import { isFileQuestion } from '../../../questions/question-view.ts'
import { toAdviser } from '../../take/form/question/to-adviser.ts'

/** More would make a long list, and a page that a phone in a village hall takes long to open. */
const MOST = 14
const LOOKED_AT = 60

/**
 * The services taken most at stops (then everywhere) with their questions, as the device asks them. What is sensitive
 * stays off it, and so does what cannot be asked without a network: a file that must be there, a list of several people.
 */
export async function servicesOnDevice(here: Ctx, at: Date) {
  // Promised is from the hour of the visit: the desk can be got ready the day before.
  const ctx = withContext(here, { now: () => at })
  const [{ services }, organisation, asked] = await Promise.all([
    readCatalogue(ctx),
    readOrganisation(ctx),
    listMostAsked(ctx, LOOKED_AT, 'tour'),
  ])
  const fallback = organisation.council.fallback.service
  // Where little was asked yet: what people report, then the rest.
  const others = [...services.values()].toSorted((a, b) => Number(b.verb === 'report') - Number(a.verb === 'report'))
  const all = [...asked, ...others.map(({ slug }) => slug)].flatMap(slug => services.get(slug) ?? [])
  const taken = [...new Set(all)].filter(service => service.slug !== fallback && isForDevice(service)).slice(0, MOST)
  return Promise.all([...taken, services.get(fallback)!].map(service => describe(ctx, service)))
}

const isForDevice = ({ form, privacy, numbersFirst, quickExit, elsewhere }: CurrentService): boolean =>
  !!form && !privacy.sensitive && !numbersFirst && !quickExit && !elsewhere && !form.some(needsNetwork)

const needsNetwork = (question: Question): boolean =>
  question.type === 'group' || (isFileQuestion(question) && question.required !== false)

async function describe(ctx: Ctx, service: CurrentService) {
  const { questions } = await readForm(ctx, service)
  const { ofBody, steps } = await promiseNow(ctx, service)
  return {
    slug: service.slug,
    versionId: service.versionId,
    name: say(service.name, 'en'),
    words: [...service.words.en, say(service.title, 'en')].join(' '),
    danger: service.danger ?? null,
    promise: ofBody ? [say(ofBody, 'en')] : steps.map(step => `${capitalised(step.by)} ${say(step.text, 'en')}`),
    mainText: mainTextQuestion(questions)?.id ?? null,
    questions: questions.filter(question => !isFileQuestion(question)).map(forDevice),
  }
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** What a place's hint says of the map has no sense without one. */
function forDevice(question: Question): Question {
  const { hint, ...asked } = toAdviser(question)
  return question.type === 'place' || !hint ? asked : { ...asked, hint }
}
