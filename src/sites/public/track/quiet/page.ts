import { stopTelling } from '../../../../modules/requests/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** She stops hearing about it; her link still works. */
export const quietPage = page({
  at: import.meta,
  path: '/track/:token/quiet',
  public: true,
  template: 'public/track/sure.njk',
  texts: text,
  async load(ctx, visit) {
    const { service, home } = await readLinkedRequest(ctx, visit)
    return { service, back: home }
  },
  async submit(ctx, visit) {
    const { participantId, home } = await readLinkedRequest(ctx, visit)
    await stopTelling(ctx, { participantId })
    return redirect(`${home}?done=quiet`)
  },
  example: ({ token }) => `/track/${token}/quiet`,
})
