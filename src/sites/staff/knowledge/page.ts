import { hasWords, searchKnowledge } from '../../../modules/knowledge/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { findPostcode } from '../../../modules/places/index.ts'
import { page } from '../../../platform/page/page.ts'
import { SIGNED_IN } from '../site.ts'
import { handOver } from './hand-over.ts'
import { showFound } from './show-found.ts'
import { knowledgeTexts, text } from './text.ts'

/** One box for answers and for whom to ask. */
export const knowledgePage = page({
  at: import.meta,
  path: '/staff/knowledge',
  permission: SIGNED_IN,
  texts: { ...knowledgeTexts, ...text },
  async load(ctx, visit) {
    const { query } = visit
    const words = (query.text ?? '').trim().slice(0, 200)
    const postcode = (query.postcode ?? '').trim().slice(0, 10)
    const service = (query.service ?? '').slice(0, 100)
    const found = await searchKnowledge(ctx, words, { ...(postcode && { postcode }), ...(service && { service }) })
    const rows = await Promise.all(
      found.map(async each => ({ ...(await showFound(ctx, each)), handOver: handOver(ctx, visit, each) })),
    )
    return {
      words,
      postcode,
      service,
      asked: words !== '' || service !== '',
      tooLittle: words !== '' && !hasWords(words),
      postcodeWrong: postcode !== '' && !(await findPostcode(ctx, postcode)),
      rows: rows.filter(row => !row.near),
      near: rows.filter(row => row.near),
      mayWrite: can(ctx.actor, 'knowledge.change'),
    }
  },
  example: () => '/staff/knowledge?text=bin&postcode=SN15%201ER',
})
