import { draftToken, publishDraft, readEditedService } from '../../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { sayProblems } from '../../edit-service.ts'
import { changesBetween } from '../../fields/changes.ts'
import { checkHere } from '../../known-names.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { text } from './text.ts'

/** Looks at all that the draft changes, says why, and publishes it as the next version. */
export const publicationPage = page({
  at: import.meta,
  path: '/staff/services/:slug/publication',
  permission: 'services.change',
  audit: 'service-publication',
  texts: { ...changeTexts, ...text },
  form: {
    seen: textField({ max: 40 }),
    version: idField(),
    why: textField({ required: 'whyMissing', max: 300 }),
  },
  async load(ctx, visit) {
    const slug = visit.params.slug!
    const edited = await readEditedService(ctx, slug)
    const { council } = await readOrganisation(ctx)
    return {
      back: `/staff/services/${slug}/change`,
      edited,
      changes: changesBetween(edited.current, edited.definition, council.languages),
      preview: `/services/${slug}/draft/${await draftToken(ctx, slug)}`,
    }
  },
  async submit(ctx, visit, { seen, version, why }) {
    const slug = visit.params.slug!
    const { problems } = await checkHere(ctx, (await readEditedService(ctx, slug)).definition)
    if (problems.length > 0) throw new Invalid(sayProblems(problems, []))
    const { number } = await publishDraft(ctx, { slug, seen, version, why })
    return redirect(`/staff/services/${slug}/versions/${number}?done=published`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/publication`,
})
