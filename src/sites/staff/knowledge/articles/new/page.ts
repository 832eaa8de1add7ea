import { publishArticle, saveArticle } from '../../../../../modules/knowledge/index.ts'
import { can, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { localDay } from '../../../../../platform/dates/index.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { atField } from '../../../at-field.ts'
import { staffOf } from '../../../site.ts'
import {
  ARTICLE_FIELDS,
  articleChoices,
  articleFields,
  articleFormTexts,
  definitionOf,
  formOf,
} from '../article-form.ts'
import { text } from './text.ts'

const REVIEW_MONTHS = 6

export const newArticlePage = page({
  at: import.meta,
  path: '/staff/knowledge/articles/new',
  permission: 'knowledge.change',
  audit: 'article-new',
  template: 'staff/knowledge/articles/write.njk',
  texts: { ...articleFormTexts, ...text },
  form: articleFields,
  async load(ctx, visit) {
    const { council } = await readOrganisation(ctx)
    const team = staffOf(ctx).teams[0] ?? council.fallback.team
    const reviewOn = Temporal.PlainDate.from(localDay(ctx.now())).add({ months: REVIEW_MONTHS }).toString()
    const empty = { question: { en: '' }, answer: { en: '' }, also: '', audience: 'staff' as const, owner: null }
    return {
      back: '/staff/knowledge',
      form: { why: '', ...formOf(visit, { ...empty, team, reviewOn, areas: [], services: [] }) },
      mayPublish: can(ctx.actor, 'knowledge.publish'),
      ...(await articleChoices(ctx, team)),
    }
  },
  async submit(ctx, _visit, values) {
    const publishes = values.act === 'publish' && can(ctx.actor, 'knowledge.publish')
    const work = ctx.transaction(async ctx => {
      const id = await saveArticle(ctx, { definition: definitionOf(values), why: values.why })
      if (publishes) await publishArticle(ctx, { id, seen: 1, why: values.why })
      return id
    })
    const id = await atField(work, ARTICLE_FIELDS)
    return redirect(`/staff/knowledge/articles/${id}?done=${publishes ? 'published' : 'saved'}`)
  },
})
