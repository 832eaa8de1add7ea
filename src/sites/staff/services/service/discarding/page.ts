import { discardDraft, readEditedService } from '../../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { changesBetween } from '../../fields/changes.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { text } from './text.ts'

/** Shows once more what would be lost, then throws the draft away. */
export const discardingPage = page({
  at: import.meta,
  path: '/staff/services/:slug/discarding',
  permission: 'services.change',
  audit: 'service-draft-discarding',
  texts: { ...changeTexts, ...text },
  form: { seen: textField({ max: 40 }) },
  async load(ctx, visit) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const { council } = await readOrganisation(ctx)
    return {
      back: `/staff/services/${edited.current.slug}/change`,
      edited,
      changes: changesBetween(edited.current, edited.definition, council.languages),
    }
  },
  async submit(ctx, visit, { seen }) {
    const slug = visit.params.slug!
    await discardDraft(ctx, { slug, seen })
    return redirect(`/staff/services/${slug}/change?done=discarded`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/discarding`,
})
