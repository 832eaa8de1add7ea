import { findQuoted, nameWriter, readReceived } from '../../../../../modules/correspondence/index.ts'
import { Invalid, NotFound, Refused } from '../../../../../platform/errors.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { text } from './text.ts'

/** A mail was sent on: who wrote it first, as it is quoted or as a colleague says. */
export const mailWriterPage = page({
  at: import.meta,
  path: '/staff/mail/:id/writer',
  permission: 'interactions.take',
  audit: 'mail-writer',
  texts: text,
  form: {
    address: textField({ required: text.addressMissing.en, max: 320 }),
    name: textField({ max: 200 }),
  },
  async load(ctx, visit) {
    const mail = await readReceived(ctx, visit.params.id!)
    if (mail.medium !== 'email' || mail.became !== 'waiting') throw new NotFound('received')
    const from = (await findQuoted(ctx, mail))?.first.from
    return { back: `/staff/mail/${mail.id}`, mail, quoted: { address: from?.address ?? '', name: from?.name ?? '' } }
  },
  async submit(ctx, visit, { address, name }) {
    const receivedId = visit.params.id!
    await nameWriter(ctx, { receivedId, address, name }).catch(error => {
      if (error instanceof Refused && error.code === 'correspondence.no-address-of-writer')
        throw new Invalid({ address: text.addressWrong.en })
      throw error
    })
    return redirect(`/staff/mail/${receivedId}`)
  },
  example: ({ mail }) => `/staff/mail/${mail}/writer`,
})
