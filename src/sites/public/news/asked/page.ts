import { page } from '../../../../platform/page/page.ts'
import { text } from './text.ts'

/** The same whoever asked, so that nobody learns which addresses we know. */
export const askedNewsPage = page({
  at: import.meta,
  path: '/news/asked',
  public: true,
  texts: text,
  load: async (_ctx, visit) => ({ isText: visit.query.by === 'text', back: '/news' }),
  example: () => '/news/asked',
})
