import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { getTemplate, listOwnTemplates, TEMPLATES, type Template } from '../../../modules/notifications/index.ts'
import { nameStaff } from '../../../modules/organisation/index.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { ageOf } from './readability.ts'
import { text } from './text.ts'

/** Every message that goes out by itself, with whose words they are and how easy they are to read. */
export const templatesPage = page({
  at: import.meta,
  path: '/staff/templates',
  permission: 'templates.change',
  texts: text,
  async load(ctx) {
    const own = await listOwnTemplates(ctx)
    const general = await Promise.all(TEMPLATES.map(id => getTemplate(ctx, id)))
    const { names } = await readCatalogue(ctx)
    const changers = [...general, ...own].flatMap(({ changed }) => changed?.by ?? [])
    const staff = await nameStaff(ctx, changers)
    const shown = (template: Template) => ({
      ...template,
      ...ageOf(template.words.words.en),
      by: template.changed?.by ? (staff.get(template.changed.by) ?? '') : '',
    })
    return {
      templates: general.map(template => ({
        ...shown(template),
        own: own
          .filter(({ id }) => id === template.id)
          .map(each => ({ ...shown(each), name: say(names.get(each.service), 'en') || each.service })),
      })),
    }
  },
})
