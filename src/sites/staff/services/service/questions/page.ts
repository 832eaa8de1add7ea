import { readEditedService } from '../../../../../modules/catalogue/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { page } from '../../../../../platform/page/page.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { questionTexts } from '../../text-of-services.ts'
import { questionRows } from '../question-rows.ts'
import { text } from './text.ts'

/** The questions of a form as the draft has them, in order. */
export const questionsPage = page({
  at: import.meta,
  path: '/staff/services/:slug/questions',
  permission: 'services.change',
  texts: { ...changeTexts, ...questionTexts, ...text },
  async load(ctx, visit) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const { form } = edited.definition
    if (!form) throw new NotFound('form of a service')
    const rows = questionRows(form)
    return {
      back: `/staff/services/${edited.current.slug}/change`,
      edited,
      questions: form.map(({ id }, index) => ({ ...rows[index], id })),
    }
  },
  example: fixtures => `/staff/services/${fixtures.service}/questions`,
})
