import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { text } from './text.ts'

/** How the council looks after what it knows of people, and the notice of each service. */
export const privacyPage = page({
  at: import.meta,
  path: '/privacy',
  public: true,
  texts: text,
  async load(ctx) {
    const [{ council: own }, { services }] = await Promise.all([readOrganisation(ctx), readCatalogue(ctx)])
    const withForms = [...services.values()].filter(service => service.form)
    withForms.sort((a, b) => say(a.name, ctx.language).localeCompare(say(b.name, ctx.language), ctx.language))
    return { officer: own.privacy, withForms, hasAccess: services.has('subject-access'), back: '/' }
  },
  example: () => '/privacy',
})
