import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { participantOfToken, readTracked, takeRelated } from '../../../../modules/requests/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { text } from '../text.ts'

/** On to a service that was offered with what she has just sent. That she took it up is counted. */
export const sentRelatedPage = page({
  at: import.meta,
  path: '/sent/:token/related',
  public: true,
  texts: text,
  form: { service: textField({ max: 100 }) },
  async submit(ctx, visit, { service }) {
    const participantId = await participantOfToken(ctx, visit.params.token!)
    const { services } = await readCatalogue(ctx)
    if (!participantId || !services.has(service)) throw new NotFound('service')
    const { id } = await readTracked(ctx, participantId)
    await takeRelated(ctx, { requestId: id, related: service })
    return redirect(`/services/${service}`)
  },
})
