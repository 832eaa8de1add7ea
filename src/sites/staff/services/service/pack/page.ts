import { findPackVersion, handBackToPack, readEditedService } from '../../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { Invalid, NotFound } from '../../../../../platform/errors.ts'
import { idField, textField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { sayProblems } from '../../edit-service.ts'
import { changesBetween } from '../../fields/changes.ts'
import { checkHere } from '../../known-names.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { text } from './text.ts'

/** Gives a service that was changed here back to the pack, so that loading it changes the service again. */
export const handBackPage = page({
  at: import.meta,
  path: '/staff/services/:slug/pack',
  permission: 'services.change',
  audit: 'service-hand-back',
  texts: { ...changeTexts, ...text },
  form: { version: idField(), why: textField({ required: 'whyMissing', max: 300 }) },
  async load(ctx, visit) {
    const { current, draft } = await readEditedService(ctx, visit.params.slug!)
    const ofPack = await findPackVersion(ctx, current.slug)
    const { languages } = (await readOrganisation(ctx)).council
    return {
      back: `/staff/services/${current.slug}/change`,
      service: current,
      draft,
      ofPack,
      changes: ofPack ? changesBetween(current, ofPack.definition, languages) : [],
    }
  },
  async submit(ctx, visit, { version, why }) {
    const slug = visit.params.slug!
    const ofPack = await findPackVersion(ctx, slug)
    if (!ofPack) throw new NotFound('what the pack said of a service')
    const { problems } = await checkHere(ctx, ofPack.definition)
    if (problems.length > 0) throw new Invalid(sayProblems(problems, []))
    await handBackToPack(ctx, { slug, version, why })
    return redirect(`/staff/services/${slug}?done=handed-back`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/pack`,
})
