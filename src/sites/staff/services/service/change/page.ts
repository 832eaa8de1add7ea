import { draftToken, readEditedService } from '../../../../../modules/catalogue/index.ts'
import { nameStaff, readOrganisation } from '../../../../../modules/organisation/index.ts'
import { page } from '../../../../../platform/page/page.ts'
import { changesBetween } from '../../fields/changes.ts'
import { fieldsOfPart, PARTS } from '../../fields/parts.ts'
import { changeTexts } from '../../text-of-changes.ts'
import { text } from './text.ts'

/** What of a service can be changed, and how far the draft is. */
export const changeServicePage = page({
  at: import.meta,
  path: '/staff/services/:slug/change',
  permission: 'services.change',
  texts: { ...changeTexts, ...text },
  async load(ctx, visit) {
    const edited = await readEditedService(ctx, visit.params.slug!)
    const { council } = await readOrganisation(ctx)
    const { slug } = edited.current
    const changes = changesBetween(edited.current, edited.definition, council.languages)
    const touched = new Set(changes.map(({ part }) => part))
    const parts = PARTS.filter(part => fieldsOfPart(part, edited.definition, council.languages).length > 0)
    const names = await nameStaff(ctx, edited.draft?.savedBy ? [edited.draft.savedBy] : [])
    const items = parts.map(part => ({ part, href: `/staff/services/${slug}/change/${part}` }))
    const teams = { part: 'teams' as const, href: `/staff/services/${slug}/teams` }
    const questions = { part: 'questions' as const, href: `/staff/services/${slug}/questions` }
    return {
      back: `/staff/services/${slug}`,
      edited,
      parts: [...items, ...(edited.definition.form ? [questions] : []), teams].map(item => ({
        ...item,
        isTouched: touched.has(item.part),
      })),
      changed: changes.length,
      savedBy: names.get(edited.draft?.savedBy ?? ''),
      preview: `/services/${slug}/draft/${await draftToken(ctx, slug)}`,
    }
  },
  example: fixtures => `/staff/services/${fixtures.service}/change`,
})
