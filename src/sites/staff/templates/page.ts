import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { nameStaff } from '../../../modules/organisation/index.ts'
import { getTemplate, listOwnTemplates, type Template } from '../../../modules/templates/index.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { GROUPS } from './kinds.ts'
import { ageOf, englishOf } from './readability.ts'
import { text } from './text.ts'

/** Every message that goes out by itself, with whose words they are and how easy they are to read. */
export const templatesPage = page({
  at: import.meta,
  path: '/staff/templates',
  permission: 'templates.change',
  texts: text,
  async load(ctx) {
    const own = await listOwnTemplates(ctx)
    const general = await Promise.all(
      Object.values(GROUPS)
        .flat()
        .map(kind => getTemplate(ctx, kind)),
    )
    const { names } = await readCatalogue(ctx)
    const changers = [...general, ...own].flatMap(({ changed }) => changed?.by ?? [])
    const staff = await nameStaff(ctx, changers)
    const shown = (template: Template) => ({
      ...template,
      ...ageOf(englishOf(template.words)),
      by: template.changed?.by ? (staff.get(template.changed.by) ?? '') : '',
    })
    const templates = general.map(template => ({
      ...shown(template),
      own: own
        .filter(({ id }) => id === template.id)
        .map(each => ({ ...shown(each), name: say(names.get(each.service), 'en') || each.service })),
    }))
    return {
      groups: Object.entries(GROUPS).map(([group, kinds]) => ({
        group,
        templates: templates.filter(({ id }) => kinds.some(kind => kind.id === id)),
      })),
    }
  },
})
