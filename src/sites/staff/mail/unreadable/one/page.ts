import { getArrival, retryArrival, seeToArrival } from '../../../../../modules/channels/index.ts'
import { mayOpenUnread, rawFile } from '../../../../../modules/correspondence/index.ts'
import type { Ctx } from '../../../../../platform/context.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { page, Raw, redirect } from '../../../../../platform/page/page.ts'
import { fileHeaders } from '../../../../../platform/uploads/index.ts'
import { orBack } from '../../../desk/or-back.ts'
import { mailTexts } from '../../text.ts'

/** What could not be read, as it came; and the buttons to read it again, and that somebody has seen to it. */
export const unreadableOnePage = page({
  at: import.meta,
  path: '/staff/mail/unreadable/:id',
  permission: 'interactions.answer-calls',
  audit: 'mail-retry',
  texts: mailTexts,
  async load(ctx, visit) {
    const arrival = await getOpen(ctx, visit.params.id!)
    if (arrival.state !== 'unreadable' && !arrival.seenToAt) throw new NotFound('arrival')
    return new Raw(ctx.ports.files.open(arrival.sha256), fileHeaders(rawFile(arrival), false))
  },
  form: { act: choiceField(['again', 'seen-to'], { required: 'chooseAct' }) },
  submit(ctx, visit, { act }) {
    return orBack('/staff/mail/unreadable', async () => {
      await getOpen(ctx, visit.params.id!)
      await (act === 'seen-to' ? seeToArrival : retryArrival)(ctx, visit.params.id!)
      return redirect(`/staff/mail/unreadable?done=${act}`)
    })
  },
  example: ({ unreadable }) => `/staff/mail/unreadable/${unreadable}`,
})

async function getOpen(ctx: Ctx, id: string) {
  const arrival = await getArrival(ctx, id)
  if (!(await mayOpenUnread(ctx, arrival.recipients))) throw new NotFound('arrival')
  return arrival
}
