import { readerOfStopToken, readReader } from '../../../../modules/notices/index.ts'
import { stopNews } from '../../../../modules/notifications/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { page, show, type Visit } from '../../../../platform/page/page.ts'
import { text } from './text.ts'

/** Ends her news with one click of a mail program or of the button here (RFC 8058). To open it changes nothing. */
export const stopNewsPage = page({
  at: import.meta,
  path: '/news/:token/stop',
  public: true,
  byAddress: true,
  texts: text,
  async load(ctx, visit) {
    const id = await readId(ctx, visit)
    return { stopped: !(await readReader(ctx, id).catch(() => null)) }
  },
  async submit(ctx, visit) {
    await stopNews(ctx, await readId(ctx, visit))
    return show({ stopped: true })
  },
  example: ({ stopNews }) => `/news/${stopNews}/stop`,
})

async function readId(ctx: Ctx, visit: Visit): Promise<string> {
  const id = await readerOfStopToken(ctx, visit.params.token!)
  if (!id) throw new NotFound('link')
  return id
}
