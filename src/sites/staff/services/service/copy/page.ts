import { addService, readEditedService, type Service } from '../../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect, type Visit } from '../../../../../platform/page/page.ts'
import { slugOf } from '../../../../../platform/slug.ts'
import type { Language } from '../../../../../platform/text.ts'
import { atField } from '../../../at-field.ts'
import { sayProblems } from '../../edit-service.ts'
import { asTyped, type Field } from '../../fields/field.ts'
import { fieldsOfPart } from '../../fields/parts.ts'
import { putValues } from '../../fields/read-typed.ts'
import { checkHere } from '../../known-names.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { kindTexts, verbTexts, visibilityTexts } from '../../text-of-services.ts'
import { text } from './text.ts'

/** A new service, made of one that is like it: its form, promise and privacy; its own name and words. */
export const copyServicePage = page({
  at: import.meta,
  path: '/staff/services/:slug/copy',
  permission: 'services.change',
  audit: 'service-copy',
  texts: { ...changeTexts, ...verbTexts, ...kindTexts, ...visibilityTexts, ...text },
  form: { why: textField({ required: 'whyMissing', max: 300 }) },
  async load(ctx, visit) {
    const { current } = await readEditedService(ctx, visit.params.slug!)
    const { council, dutyRules } = await readOrganisation(ctx)
    const typedFields = ownFields(current, council.languages)
    return {
      back: `/staff/services/${current.slug}`,
      service: current,
      danger: current.danger && dutyRules.get(current.danger)?.name,
      fields: typedFields.map(({ put, ...field }) => ({ ...field, value: typed(visit, field) })),
    }
  },
  async submit(ctx, visit, { why }) {
    const { current } = await readEditedService(ctx, visit.params.slug!)
    const { versionId: _, versionNumber: __, ...like } = current
    const { languages } = (await readOrganisation(ctx)).council
    const fields = ownFields(like, languages)
    const values = new Map(fields.map(field => [field.name, typed(visit, field)]))
    const { service, errors } = putValues({ ...like, lgsl: null }, fields, values)
    if (Object.keys(errors).length > 0) throw new Invalid(errors)
    const slug = slugOf(service.name.en)
    if (!slug) throw new Invalid({ 'name-en': text.noSlug.en })
    const checked = await checkHere(ctx, { ...service, slug })
    if (checked.problems.length > 0) throw new Invalid(sayProblems(checked.problems, fields))
    const definition = checked.service ?? { ...service, slug }
    await atField(addService(ctx, { definition, why }), { 'catalogue.slug-taken': 'name-en' })
    return redirect(`/staff/services/${slug}/change?done=copied`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/copy`,
})

const OWN = ['name', 'title', 'summary', 'about', 'words']

/** What two services never share. Search could not tell them apart by the same words. */
function ownFields(service: Service, languages: readonly Language[]): Field[] {
  const all = [...fieldsOfPart('words', service, languages), ...fieldsOfPart('search', service, languages)]
  return all.filter(({ group }) => OWN.includes(group)).map(field => ({ ...field, value: '' }))
}

const typed = ({ posted }: Visit, { name }: Pick<Field, 'name'>): string => asTyped(posted[name]) ?? ''
