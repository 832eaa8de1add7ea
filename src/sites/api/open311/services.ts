import { type Catalogue, readCatalogue } from '../../../modules/catalogue/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import type { Attribute } from '../../../platform/form/index.ts'
import { type Language, say } from '../../../platform/text.ts'
import { readerContext } from '../caller.ts'
import { CallerError } from '../problems.ts'
import { readServiceForms, type ServiceForm } from '../service-forms.ts'
import { apiTexts, textsIn } from '../text.ts'
import { Listed, type Sayable } from '../xml.ts'
import { withoutFormat } from './format.ts'
import type { Answer } from './mount.ts'

/** GET services: what may be reported from outside. */
export const getServices: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  const [{ reports }, catalogue] = await Promise.all([readServiceForms(ctx), readCatalogue(ctx)])
  const services = [...reports.values()].map(form => describeService(form, catalogue, ctx.language))
  return ['services', new Listed('service', services)]
}

function describeService({ service }: ServiceForm, { themes }: Catalogue, language: Language): Sayable {
  const theme = themes.find(({ id }) => id === service.themes[0])
  const summary = say(service.summary, language)
  return {
    service_code: service.slug,
    service_name: say(service.name, language),
    description: service.danger ? `${stop(summary)} ${textsIn(language)('danger')}` : summary,
    // Every definition has at least the attribute that takes the sender's own number.
    metadata: true,
    type: 'realtime',
    keywords: keywordsOf(service, language).join(', '),
    group: say(theme?.name, language),
  }
}

const stop = (sentence: string): string => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`)

/** FixMyStreet hides reports of services with the keyword `private` from everybody but the reporter and staff. */
function keywordsOf({ privacy, words }: ServiceForm['service'], language: Language): string[] {
  const synonyms = words[language] ?? words.en
  return privacy.visibility === 'public' ? synonyms : ['private', ...synonyms]
}

/** GET services/CODE: what else we ask about a thing. */
export const getDefinition: Answer = async (base, request) => {
  const ctx = await readerContext(base, request)
  const form = await getReportForm(ctx, withoutFormat((request.params as { last: string }).last))
  const { questions, attributes } = form
  const asked = attributes[ctx.language].map(describeAttribute)
  return [
    'service_definition',
    {
      service_code: form.service.slug,
      attributes: new Listed('attribute', [...asked, ownNumber(questions.length + 1, ctx.language)]),
    },
  ]
}

/** The form of a service that GeoReport lists. Throws CallerError 404. */
export async function getReportForm(ctx: Ctx, code: string): Promise<ServiceForm> {
  const { reports } = await readServiceForms(ctx)
  const form = reports.get(code)
  if (form) return form
  const { services } = await readCatalogue(ctx)
  const description = textsIn(ctx.language)(services.has(code) ? 'notByApi' : 'noService', {
    code: code.slice(0, 60),
  })
  throw new CallerError(404, [{ field: 'service_code', description }])
}

const describeAttribute = ({ values, ...attribute }: Attribute): Sayable => ({
  ...attribute,
  ...(values && { values: new Listed('value', values) }),
})

/** FixMyStreet sends its own number of the report when a definition asks for it: then a repeat is known for sure. */
const ownNumber = (order: number, language: Language): Sayable => ({
  variable: true,
  code: 'fixmystreet_id',
  datatype: 'string',
  required: false,
  datatype_description: '',
  order,
  description: apiTexts.fixmystreetId[language],
  automated: 'server_set',
})
