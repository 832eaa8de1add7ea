import { readEditedService } from '../../../../../../../modules/catalogue/index.ts'
import { Invalid } from '../../../../../../../platform/errors.ts'
import { choiceField } from '../../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../../platform/page/page.ts'
import { saveChecked } from '../../../../edit-service.ts'
import { moveQuestion } from '../../../../fields/change-questions.ts'
import { questionsPage } from '../../page.ts'
import { text } from '../../text.ts'

/** Moves a question one place. Where it may not go there, the list says why. */
export const positionPage = page({
  at: import.meta,
  path: '/staff/services/:slug/questions/:question/position',
  permission: 'services.change',
  audit: 'service-question-position',
  texts: questionsPage.texts,
  template: 'staff/services/service/questions/page.njk',
  form: { by: choiceField(['up', 'down']) },
  load: (ctx, visit) => questionsPage.load!(ctx, visit),
  async submit(ctx, visit, { by }) {
    const { slug, question } = visit.params as { slug: string; question: string }
    const edited = await readEditedService(ctx, slug)
    const moved = moveQuestion(edited.definition, question, by === 'up' ? -1 : 1)
    if (by) await saveChecked(ctx, edited, moved).catch(sayNotThere)
    return redirect(`/staff/services/${slug}/questions?done=moved`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/questions/size/position`,
})

/** Only the order was changed: so it is the order that is wrong. */
function sayNotThere(error: unknown): never {
  throw error instanceof Invalid ? new Invalid({ _: text.notThere.en }) : error
}
