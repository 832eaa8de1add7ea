import { bringBackVersion } from '../../../../../../../modules/catalogue/index.ts'
import { Invalid, NotFound } from '../../../../../../../platform/errors.ts'
import { idField, textField } from '../../../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../../../platform/page/page.ts'
import { sayProblems } from '../../../../edit-service.ts'
import { checkHere } from '../../../../known-names.ts'
import { readHistory } from '../../history.ts'
import { numberOf, versionPage } from '../page.ts'

/** Makes a service say again what it said in an old version. */
export const bringBackPage = page({
  at: import.meta,
  path: '/staff/services/:slug/versions/:number/return',
  permission: 'services.change',
  audit: 'service-version-return',
  texts: versionPage.texts,
  template: 'staff/services/service/versions/version/page.njk',
  form: { version: idField(), why: textField({ required: 'whyMissing', max: 300 }) },
  load: (ctx, visit) => versionPage.load!(ctx, visit),
  async submit(ctx, visit, { version, why }) {
    const slug = visit.params.slug!
    const old = (await readHistory(ctx, slug)).find(entry => entry.version?.number === numberOf(visit))?.version
    if (!old) throw new NotFound('version of a service')
    const { problems } = await checkHere(ctx, old.definition)
    if (problems.length > 0) throw new Invalid(sayProblems(problems, []))
    const { number } = await bringBackVersion(ctx, { slug, number: old.number, version, why })
    return redirect(`/staff/services/${slug}/versions/${number}?done=published`)
  },
  example: fixtures => `/staff/services/${fixtures.service}/versions/1/return`,
})
