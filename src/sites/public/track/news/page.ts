import { tellAgain } from '../../../../modules/requests/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** She stopped hearing about it, and wants to hear about it again. */
export const newsPage = page({
  at: import.meta,
  path: '/track/:token/news',
  public: true,
  template: 'public/track/sure.njk',
  texts: text,
  async load(ctx, visit) {
    const { service, home } = await readLinkedRequest(ctx, visit)
    return { service, back: home }
  },
  async submit(ctx, visit) {
    const { participantId, home } = await readLinkedRequest(ctx, visit)
    await tellAgain(ctx, { participantId })
    return redirect(`${home}?done=news`)
  },
  example: ({ token }) => `/track/${token}/news`,
})
