import { withdrawWords } from '../../../../modules/requests/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** She takes her own words and photos off the public page, at once and for good. */
export const withdrawWordsPage = page({
  at: import.meta,
  path: '/track/:token/words',
  public: true,
  template: 'public/track/sure.njk',
  texts: text,
  async load(ctx, visit) {
    const { service, home } = await readLinkedRequest(ctx, visit)
    return { service, back: home }
  },
  async submit(ctx, visit) {
    const { participantId, home } = await readLinkedRequest(ctx, visit)
    await withdrawWords(ctx, { participantId })
    return redirect(`${home}?done=words`)
  },
  example: ({ token }) => `/track/${token}/words`,
})
