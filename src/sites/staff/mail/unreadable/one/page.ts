import { getArrival, retryArrival } from '../../../../../modules/channels/index.ts'
import { rawFile } from '../../../../../modules/correspondence/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { page, Raw, redirect } from '../../../../../platform/page/page.ts'
import { fileHeaders } from '../../../../../platform/uploads/index.ts'
import { orBack } from '../../../desk/or-back.ts'

/** What could not be read, as it came; and the button to read it again. */
export const unreadableOnePage = page({
  at: import.meta,
  path: '/staff/mail/unreadable/:id',
  permission: 'interactions.take',
  audit: 'mail-retry',
  texts: {},
  async load(ctx, visit) {
    const arrival = await getArrival(ctx, visit.params.id!)
    if (arrival.state !== 'unreadable') throw new NotFound('arrival')
    return new Raw(ctx.ports.files.open(arrival.sha256), fileHeaders(rawFile(arrival), false))
  },
  submit(ctx, visit) {
    return orBack('/staff/mail/unreadable', async () => {
      await retryArrival(ctx, visit.params.id!)
      return redirect('/staff/mail/unreadable')
    })
  },
  example: ({ unreadable }) => `/staff/mail/unreadable/${unreadable}`,
})
