import { readEditedService } from '../../../../../../../modules/catalogue/index.ts'
import { NotFound } from '../../../../../../../platform/errors.ts'
import { page, redirect } from '../../../../../../../platform/page/page.ts'
import { saveChecked } from '../../../../edit-service.ts'
import { dependentsOf, isSimple, removeQuestion } from '../../../../fields/change-questions.ts'
import { changeTexts } from '../../../../text-of-changes.ts'
import { text } from './text.ts'

/** Takes a question out of the draft, where nothing else waits for its answer. */
export const removalPage = page({
  at: import.meta,
  path: '/staff/services/:slug/questions/:question/removal',
  permission: 'services.change',
  audit: 'service-question-removal',
  texts: { ...changeTexts, ...text },
  async load(ctx, visit) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const question = edited.definition.form?.find(({ id }) => id === visit.params.question)
    if (!question || !isSimple(question)) throw new NotFound('question that can be taken away')
    const dependents = dependentsOf(edited.definition, question.id)
    return { back: `/staff/services/${visit.params.slug}/questions/${question.id}`, edited, question, dependents }
  },
  async submit(ctx, visit) {
    const { slug, question: id } = visit.params as { slug: string; question: string }
    const edited = await readEditedService(ctx, slug)
    const question = edited.definition.form?.find(each => each.id === id)
    if (question && !isSimple(question)) throw new NotFound('question that can be taken away')
    if (question) await saveChecked(ctx, edited, removeQuestion(edited.definition, id))
    return redirect(`/staff/services/${slug}/questions?done=removed`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/questions/size/removal`,
})
