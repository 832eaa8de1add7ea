import { readEditedService } from '../../../../../../modules/catalogue/index.ts'
import { NotFound } from '../../../../../../platform/errors.ts'
import { page, redirect, type Visit } from '../../../../../../platform/page/page.ts'
import { type FieldsOf, saveTyped, showForm } from '../../../edit-service.ts'
import { fieldsOfPart, PARTS, type Part } from '../../../fields/parts.ts'
import { changeTexts } from '../../../text-of-changes.ts'
import { text } from './text.ts'

/** One part of a service: its words, its promise, what it costs. */
export const changePartPage = page({
  at: import.meta,
  path: '/staff/services/:slug/change/:part',
  permission: 'services.change',
  audit: 'service-change',
  texts: { ...changeTexts, ...text },
  async load(ctx, visit) {
    const part = partOf(visit)
    const edited = await readEditedService(ctx, visit.params.slug!)
    const form = await showForm(ctx, visit, edited, fieldsOf(part))
    if (form.fields.length === 0) throw new NotFound('part of a service')
    return { back: `/staff/services/${visit.params.slug}/change`, part, ...form }
  },
  async submit(ctx, visit) {
    const { others } = await saveTyped(ctx, visit, fieldsOf(partOf(visit)))
    return redirect(`/staff/services/${visit.params.slug}/change?done=saved${others ? '-with-others' : ''}`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/change/words`,
})

const fieldsOf =
  (part: Part): FieldsOf =>
  (service, languages) =>
    fieldsOfPart(part, service, languages)

function partOf({ params }: Visit): Part {
  const part = PARTS.find(each => each === params.part)
  if (!part) throw new NotFound('part of a service')
  return part
}
