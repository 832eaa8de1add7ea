import { publishArticle, readDraft, saveArticle } from '../../../../../../modules/knowledge/index.ts'
import { can } from '../../../../../../modules/organisation/index.ts'
import { textField } from '../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { atField } from '../../../../at-field.ts'
import {
  ARTICLE_FIELDS,
  articleChoices,
  articleFields,
  articleFormTexts,
  definitionOf,
  formOf,
} from '../../article-form.ts'
import { text } from './text.ts'

export const changeArticlePage = page({
  at: import.meta,
  path: '/staff/knowledge/articles/:id/change',
  permission: 'knowledge.change',
  audit: 'article-change',
  template: 'staff/knowledge/articles/write.njk',
  texts: { ...articleFormTexts, ...text },
  form: { ...articleFields, seen: textField({ max: 9 }) },
  async load(ctx, visit) {
    const { article, definition } = await readDraft(ctx, visit.params.id!)
    return {
      back: `/staff/knowledge/articles/${article.id}`,
      seen: visit.posted.seen ?? article.latest,
      form: { why: '', ...formOf(visit, definition) },
      mayPublish: can(ctx.actor, 'knowledge.publish'),
      ...(await articleChoices(ctx, definition.team)),
    }
  },
  async submit(ctx, visit, values) {
    const id = visit.params.id!
    const seen = Number(values.seen) || 0
    const publishes = values.act === 'publish' && can(ctx.actor, 'knowledge.publish')
    const work = ctx.transaction(async ctx => {
      await saveArticle(ctx, { id, definition: definitionOf(values), seen, why: values.why })
      if (publishes) await publishArticle(ctx, { id, seen: seen + 1, why: values.why })
    })
    await atField(work, ARTICLE_FIELDS)
    return redirect(`/staff/knowledge/articles/${id}?done=${publishes ? 'published' : 'saved'}`)
  },
  example: fixtures => `/staff/knowledge/articles/${fixtures.article}/change`,
})
