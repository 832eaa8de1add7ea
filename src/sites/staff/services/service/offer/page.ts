import { countBookedFor } from '../../../../../modules/bookings/index.ts'
import { changeOffer, readEditedService } from '../../../../../modules/catalogue/index.ts'
import { choiceField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { text } from './text.ts'

/** Whether people can ask for a service at all. */
export const offerPage = page({
  at: import.meta,
  path: '/staff/services/:slug/offer',
  permission: 'services.change',
  audit: 'service-offer',
  texts: { ...changeTexts, ...text },
  form: {
    offered: choiceField(['yes', 'no'], { required: 'offeredMissing' }),
    why: textField({ required: 'whyMissing', max: 300 }),
  },
  async load(ctx, visit) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const { slug } = edited.current
    const booked = edited.offered ? await countBookedFor(ctx, slug) : 0
    return { back: `/staff/services/${slug}/change`, edited, booked }
  },
  async submit(ctx, visit, { offered, why }) {
    const slug = visit.params.slug!
    await changeOffer(ctx, { slug, offered: offered === 'yes', why })
    return redirect(`/staff/services/${slug}?done=${offered === 'yes' ? 'offered' : 'retired'}`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/offer`,
})
