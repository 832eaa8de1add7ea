import { publishArticle, readDraft } from '../../../../../../modules/knowledge/index.ts'
import { textField } from '../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { atField } from '../../../../at-field.ts'
import { text } from './text.ts'

export const publishArticlePage = page({
  at: import.meta,
  path: '/staff/knowledge/articles/:id/publication',
  permission: 'knowledge.publish',
  audit: 'article-publication',
  template: 'staff/knowledge/articles/article/decision.njk',
  texts: text,
  form: { why: textField({ required: 'whyMissing', max: 300 }), seen: textField({ max: 9 }) },
  async load(ctx, visit) {
    const { article, definition } = await readDraft(ctx, visit.params.id!)
    return {
      back: `/staff/knowledge/articles/${article.id}`,
      definition,
      words: text[`words.${definition.audience}`].en,
      seen: article.latest,
      form: { why: '', ...visit.posted },
    }
  },
  async submit(ctx, visit, { why, seen }) {
    const id = visit.params.id!
    const codes = ['changed-since', 'nothing-to-publish', 'welsh-missing', 'owner-not-in-team', 'no-such-service']
    const fields = Object.fromEntries(codes.map(code => [`knowledge.${code}`, 'why']))
    await atField(publishArticle(ctx, { id, seen: Number(seen) || 0, why }), fields)
    return redirect(`/staff/knowledge/articles/${id}?done=published`)
  },
  example: fixtures => `/staff/knowledge/articles/${fixtures.articleDraft}/publication`,
})
