import { readDraft, withdrawArticle } from '../../../../../../modules/knowledge/index.ts'
import { textField } from '../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { text } from './text.ts'

export const withdrawArticlePage = page({
  at: import.meta,
  path: '/staff/knowledge/articles/:id/withdrawal',
  permission: 'knowledge.publish',
  audit: 'article-withdrawal',
  template: 'staff/knowledge/articles/article/decision.njk',
  texts: text,
  form: { why: textField({ required: 'whyMissing', max: 300 }) },
  async load(ctx, visit) {
    const { article } = await readDraft(ctx, visit.params.id!)
    return {
      back: `/staff/knowledge/articles/${article.id}`,
      definition: article,
      words: text.words.en,
      warns: true,
      form: { why: '', ...visit.posted },
    }
  },
  async submit(ctx, visit, { why }) {
    await withdrawArticle(ctx, { id: visit.params.id!, why })
    return redirect(`/staff/knowledge/articles/${visit.params.id}?done=withdrawn`)
  },
  example: fixtures => `/staff/knowledge/articles/${fixtures.article}/withdrawal`,
})
