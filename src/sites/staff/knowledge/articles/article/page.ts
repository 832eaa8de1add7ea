import { readCatalogue } from '../../../../../modules/catalogue/index.ts'
import {
  answersFor,
  isPastReview,
  readArticle,
  sayWhetherArticleIsRight,
} from '../../../../../modules/knowledge/index.ts'
import { can, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { localDay } from '../../../../../platform/dates/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { say } from '../../../../../platform/text.ts'
import { atField } from '../../../at-field.ts'
import { teamNames } from '../../../names.ts'
import { SIGNED_IN } from '../../../site.ts'
import { sayDay } from '../../say-away.ts'
import { sayAreas } from '../../show-found.ts'
import { text } from './text.ts'

/** An article, with 'Was this right?' and its history. */
export const articlePage = page({
  at: import.meta,
  path: '/staff/knowledge/articles/:id',
  permission: SIGNED_IN,
  audit: 'article-right',
  texts: text,
  form: { right: choiceField(['yes', 'no']), words: textField({ max: 1000 }) },
  async load(ctx, visit) {
    const article = await readArticle(ctx, visit.params.id!)
    const [organisation, { names }] = [await readOrganisation(ctx), await readCatalogue(ctx)]
    return {
      back: '/staff/knowledge',
      article,
      form: { words: '', ...visit.posted },
      past: article.state === 'published' && isPastReview(article, localDay(ctx.now())),
      reviewOn: sayDay(ctx, article.reviewOn),
      team: [...teamNames(organisation, [article.team]), article.ownerName].filter(Boolean).join(', '),
      areas: await sayAreas(ctx, article.areas),
      services: article.services.map(slug => ({ slug, name: say(names.get(slug), 'en') || slug })),
      newer: article.state === 'published' && article.latest !== article.published,
      mayChange: can(ctx.actor, 'knowledge.change'),
      mayPublish: can(ctx.actor, 'knowledge.publish'),
      mayAnswer: answersFor(ctx.actor, article),
    }
  },
  async submit(ctx, visit, { right, words }) {
    const id = visit.params.id!
    const said = sayWhetherArticleIsRight(ctx, id, { right: right === 'yes', words })
    await atField(said, { 'knowledge.say-what-is-wrong': 'words' })
    return redirect(`/staff/knowledge/articles/${id}?done=${right === 'yes' ? 'right' : 'wrong'}`)
  },
  example: fixtures => `/staff/knowledge/articles/${fixtures.article}`,
})
