import { readEditedService, type Service } from '../../../../../../modules/catalogue/index.ts'
import { NotFound } from '../../../../../../platform/errors.ts'
import { page, redirect, type Visit } from '../../../../../../platform/page/page.ts'
import { type FieldsOf, saveTyped, showForm } from '../../../edit-service.ts'
import { isSimple } from '../../../fields/change-questions.ts'
import { questionFields } from '../../../fields/question-fields.ts'
import { changeTexts } from '../../../text-of-changes.ts'
import { questionTexts } from '../../../text-of-services.ts'
import { text } from './text.ts'

/** The words of one question, those of its answers, and whether it must be answered. */
export const questionPage = page({
  at: import.meta,
  path: '/staff/services/:slug/questions/:question',
  permission: 'services.change',
  audit: 'service-question-change',
  texts: { ...changeTexts, ...questionTexts, ...text },
  async load(ctx, visit) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const question = questionOf(edited.definition, visit)
    if (!question) throw new NotFound('question')
    const form = await showForm(ctx, visit, edited, fieldsOf(visit))
    const back = `/staff/services/${visit.params.slug}/questions`
    return { back, question, canBeRemoved: isSimple(question), ...form }
  },
  async submit(ctx, visit) {
    const { others } = await saveTyped(ctx, visit, fieldsOf(visit))
    const { slug, question } = visit.params
    return redirect(`/staff/services/${slug}/questions/${question}?done=saved${others ? '-with-others' : ''}`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/questions/size`,
})

const questionOf = ({ form = [] }: Service, { params }: Visit) => form.find(({ id }) => id === params.question)

const fieldsOf =
  (visit: Visit): FieldsOf =>
  (service, languages) => {
    const question = questionOf(service, visit)
    return question ? questionFields(service, question, languages) : null
  }
