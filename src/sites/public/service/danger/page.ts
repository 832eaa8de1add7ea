import { getService } from '../../../../modules/catalogue/index.ts'
import { dutyNumbersNow, readOrganisation } from '../../../../modules/organisation/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { beginDraft } from '../../ask/begin-draft.ts'
import { text } from './text.ts'

/** 'Is anyone in danger now?': yes shows the number that answers at this hour, and nobody is left in a queue. */
export const dangerPage = page({
  at: import.meta,
  path: '/services/:slug/danger',
  public: true,
  texts: text,
  form: { danger: choiceField(['yes', 'no'], { required: 'choose' }) },
  async load(ctx, visit) {
    const service = await getService(ctx, visit.params.slug!)
    if (!service.danger) throw new NotFound('danger rule')
    const duty = dutyNumbersNow(await readOrganisation(ctx), service.danger, ctx.now())
    return { service, duty: visit.query.answer === 'yes' ? duty : null, back: `/services/${service.slug}` }
  },
  async submit(ctx, visit, { danger }) {
    const slug = visit.params.slug!
    return danger === 'yes' ? redirect(`/services/${slug}/danger?answer=yes`) : beginDraft(ctx, visit, slug)
  },
  example: ({ dangerService }) => `/services/${dangerService}/danger`,
})
