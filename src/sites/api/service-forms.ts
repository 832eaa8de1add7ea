// Services as other systems may ask for them: worked out once for each catalogue that is held in memory.
import { type Catalogue, type CurrentService, readCatalogue } from '../../modules/catalogue/index.ts'
import { type Organisation, readOrganisation } from '../../modules/organisation/index.ts'
import type { Ctx } from '../../platform/context.ts'
import {
  type Attribute,
  attributesOf,
  formOf,
  mainTextQuestion,
  placeQuestion,
  type Question,
} from '../../platform/form/index.ts'
import type { Language } from '../../platform/text.ts'

export interface ServiceForm {
  service: CurrentService
  /** Every question, as the website asks them. */
  questions: Question[]
  /** The same, where only attributes that a client can know of are required. */
  asAttributes: Question[]
  /** The same, where none of the service's own questions is required. */
  optional: Question[]
  /** Takes the description. */
  text: Question | null
  place: Question | null
  /** The questions as Open311 attributes; what `description`, `lat` and `long` answer is not among them. */
  attributes: Record<Language, Attribute[]>
}

export interface ServiceForms {
  /** What another system may ask for, by slug. */
  all: Map<string, ServiceForm>
  /** Those that GeoReport lists. */
  reports: Map<string, ServiceForm>
}

const worked = new WeakMap<Catalogue, { organisation: Organisation; forms: ServiceForms }>()

export async function readServiceForms(ctx: Ctx): Promise<ServiceForms> {
  const [catalogue, organisation] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const held = worked.get(catalogue)
  if (held?.organisation === organisation) return held.forms
  const forms = workOut(catalogue, organisation)
  worked.set(catalogue, { organisation, forms })
  return forms
}

function workOut({ services }: Catalogue, { council }: Organisation): ServiceForms {
  const asked = [...services.values()].filter(mayBeAskedByOthers)
  const forms = asked.map(service => formOfService(service, council.languages))
  const reports = forms.filter(({ service }) => service.verb === 'report' || service.slug === council.fallback.service)
  return { all: bySlug(forms), reports: bySlug(reports) }
}

const bySlug = (forms: ServiceForm[]) => new Map(forms.map(form => [form.service.slug, form]))

/**
 * Not what somebody may need help with at once or in confidence: there the numbers come first and a person listens.
 * Not what needs papers, which these interfaces do not carry.
 */
function mayBeAskedByOthers({ form, privacy, numbersFirst }: CurrentService): boolean {
  if (!form || privacy.sensitive || numbersFirst || privacy.visibility === 'not-known-to-us') return false
  return !form.some(({ type, required, when }) => FILES.includes(type) && required !== false && !when)
}

const FILES: Question['type'][] = ['photos', 'documents']

function formOfService(service: CurrentService, languages: readonly Language[]): ServiceForm {
  const own = service.form ?? []
  const questions = formOf(service, languages)
  const text = mainTextQuestion(own)
  const attributes = (language: Language) => attributesOf(own, language).filter(({ code }) => code !== text?.id)
  const mayRequire = new Set(attributes('en').flatMap(({ code, required }) => (required ? [code] : [])))
  if (text) mayRequire.add(text.id)
  return {
    service,
    questions,
    text,
    place: placeQuestion(own),
    attributes: { en: attributes('en'), cy: attributes('cy') },
    asAttributes: relaxed(questions, own, id => mayRequire.has(id)),
    optional: relaxed(questions, own, id => id === text?.id),
  }
}

function relaxed(questions: Question[], own: Question[], mayBeRequired: (id: string) => boolean): Question[] {
  const ids = new Set(own.map(({ id }) => id))
  return questions.map(each => (ids.has(each.id) && !mayBeRequired(each.id) ? { ...each, required: false } : each))
}
