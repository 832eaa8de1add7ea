import { Type } from 'typebox'
import type { CurrentService } from '../../../modules/catalogue/index.ts'
import { readCatalogue, suggestServices } from '../../../modules/catalogue/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Question as AskedQuestion } from '../../../platform/form/index.ts'
import { type Language, say } from '../../../platform/text.ts'
import { promiseNow } from '../../promise-now.ts'
import type { SiteBase } from '../../site-base.ts'
import { CallerError } from '../problems.ts'
import { sayInstant } from '../said-request.ts'
import { readServiceForms } from '../service-forms.ts'
import { textsIn } from '../text.ts'
import { language, reading, SELDOM } from './operation.ts'
import { pageOf, Service, ServiceSummary, Suggestion, slug } from './schemas.ts'

export const services = reading({
  path: '/services',
  tag: 'services',
  summary: 'Everything that can be asked for',
  query: Type.Object({ theme: Type.Optional(slug), language }),
  answer: Type.Object({ services: Type.Array(ServiceSummary) }),
  cache: SELDOM,
  async run({ base, ctx, query }) {
    const [catalogue, { all }] = await Promise.all([readCatalogue(ctx), readServiceForms(ctx)])
    const wanted = [...catalogue.services.values()].filter(
      service => !query.theme || service.themes.includes(query.theme),
    )
    return { services: wanted.map(service => summarise(base, service, all.has(service.slug), ctx.language)) }
  },
})

export const suggestions = reading({
  path: '/services/suggest',
  tag: 'services',
  summary: 'The services that fit what somebody says in her own words, the best first',
  query: Type.Object({
    text: Type.String({ description: 'What she says. Of longer texts the first 5,000 characters count.' }),
    limit: pageOf(20, 3),
    language,
  }),
  answer: Type.Array(Suggestion),
  cache: SELDOM,
  run: ({ ctx, query }) => suggestServices(ctx, query.text.slice(0, TEXT_MOST), query.limit ?? 3, ctx.language),
})

const TEXT_MOST = 5000

export const service = reading({
  path: '/services/:slug',
  tag: 'services',
  summary: 'One service: what it is, what we promise, what we ask',
  params: Type.Object({ slug }),
  answer: Service,
  cache: SELDOM,
  async run({ base, ctx, params }) {
    const { services } = await readCatalogue(ctx)
    const found = services.get(params.slug)
    if (!found) throw noSuchService(ctx, params.slug)
    const { all } = await readServiceForms(ctx)
    const words = (text: Parameters<typeof say>[0]) => say(text, ctx.language)
    return {
      ...summarise(base, found, all.has(found.slug), ctx.language),
      about: words(found.about),
      youNeed: found.youNeed.map(words),
      whoFor: words(found.whoFor),
      contact: found.contact,
      promise: await promisedNow(ctx, found),
      questions: (found.form ?? []).map(question => describeQuestion(question, ctx.language)),
    }
  },
})

export const noSuchService = (ctx: Ctx, code: string): CallerError =>
  new CallerError(404, [{ field: 'service', description: textsIn(ctx.language)('noSuchService', { code }) }])

function summarise(base: SiteBase, service: CurrentService, askable: boolean, language: Language) {
  const { verb, kind, themes, lgsl } = service
  return {
    slug: service.slug,
    name: say(service.name, language),
    title: say(service.title, language),
    summary: say(service.summary, language),
    verb,
    kind,
    themes,
    lgsl,
    askable,
    visibility: service.privacy.visibility,
    url: `${base.origin}/services/${service.slug}`,
  }
}

/** The steps of the promise to anybody who asks at this moment: every step, with its condition; none where another body deals with it. */
async function promisedNow(ctx: Ctx, service: CurrentService) {
  const { steps } = await promiseNow(ctx, service)
  return steps.map(({ id, text, due }) => sayStep(id, say(text, ctx.language), due))
}

/** The steps of a promise that was made. */
export function sayPromised(
  { language }: Ctx,
  { promise }: Pick<CurrentService, 'promise'>,
  promised: { step: string; due: Date }[],
) {
  return promised.map(({ step, due }) =>
    sayStep(step, say(promise?.steps.find(({ id }) => id === step)?.text, language), due),
  )
}

const sayStep = (step: string, text: string, due: Date) => ({
  step,
  text,
  due: sayInstant(due),
  kept: null,
  ended: null,
})

interface DescribedQuestion {
  id: string
  type: string
  label: string
  hint?: string
  required: boolean
  conditional: boolean
  options?: { value: string; label: string }[]
  fields?: DescribedQuestion[]
}

function describeQuestion(question: AskedQuestion, language: Language): DescribedQuestion {
  const { id, type, label, hint, required, when, options, none, fields } = question
  const offered = [...(options ?? []), ...(none ? [{ value: 'none', label: none }] : [])]
  return {
    id,
    type,
    label: say(label, language),
    ...(hint && { hint: say(hint, language) }),
    required: required !== false,
    conditional: when !== undefined,
    ...(options && { options: offered.map(each => ({ value: each.value, label: say(each.label, language) })) }),
    ...(fields && { fields: fields.map(field => describeQuestion(field, language)) }),
  }
}
