import { type CurrentService, promiseFor, readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readForm } from '../../../../modules/drafts/index.ts'
import { dutyNumbersNow, type Organisation, readOrganisation } from '../../../../modules/organisation/index.ts'
import { listMostAsked } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { mainTextQuestion, type Question } from '../../../../platform/form/index.ts'
import { say, type Words } from '../../../../platform/text.ts'
import { isFileQuestion } from '../../../questions/question-view.ts'
import { sayDue } from '../../../say-due.ts'
import { toAdviser } from '../../take/form/question/to-adviser.ts'

/** More would make a long list, and a page that a phone in a village hall takes long to open. */
const MOST = 14
const LOOKED_AT = 60

/**
 * The services taken most at stops (then everywhere) with their questions, as the device asks them. What is sensitive
 * stays off it, and so does what cannot be asked without a network: a file that must be there, a list of several people.
 */
export async function servicesOnDevice(ctx: Ctx) {
  const [{ services }, organisation, asked] = await Promise.all([
    readCatalogue(ctx),
    readOrganisation(ctx),
    listMostAsked(ctx, LOOKED_AT, 'tour'),
  ])
  const fallback = organisation.council.fallback.service
  const all = [...asked, ...services.keys()].flatMap(slug => services.get(slug) ?? [])
  const taken = [...new Set(all)].filter(service => service.slug !== fallback && isForDevice(service)).slice(0, MOST)
  return Promise.all([...taken, services.get(fallback)!].map(service => describe(ctx, organisation, service)))
}

const isForDevice = ({ form, privacy, numbersFirst, quickExit, elsewhere }: CurrentService): boolean =>
  !!form && !privacy.sensitive && !numbersFirst && !quickExit && !elsewhere && !form.some(needsNetwork)

const needsNetwork = (question: Question): boolean =>
  question.type === 'group' || (isFileQuestion(question) && question.required !== false)

async function describe(ctx: Ctx, organisation: Organisation, service: CurrentService) {
  const { questions } = await readForm(ctx, service)
  const duty = service.danger ? dutyNumbersNow(organisation, service.danger, ctx.now()) : null
  return {
    slug: service.slug,
    versionId: service.versionId,
    name: say(service.name, 'en'),
    words: [...service.words.en, say(service.title, 'en')].join(' '),
    danger: duty && { say: say(duty.rule.say, 'en'), numbers: duty.rule.numbers.map(sayNumber) },
    promise: promiseFor(organisation, service, ctx.now()).steps.map(
      step => `${sayDue(step, ctx)}: ${say(step.text, 'en')}`,
    ),
    mainText: mainTextQuestion(questions)?.id ?? null,
    questions: questions.filter(question => !isFileQuestion(question)).map(toAdviser),
  }
}

const sayNumber = ({ name, number }: { name: Words; number: string }) => ({ name: say(name, 'en'), number })
