import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { countCauses } from '../../../modules/interactions/index.ts'
import { page } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { daysOf, periodItems, sinceDays } from './period.ts'
import { text } from './text.ts'

/** Why people have to get in touch though they should not: by service, as far as it was studied. */
export const causesPage = page({
  at: import.meta,
  path: '/staff/causes',
  permission: 'causes.study',
  texts: text,
  async load(ctx, visit) {
    const days = daysOf(visit)
    const { names } = await readCatalogue(ctx)
    const rows = await countCauses(ctx, sinceDays(ctx.now(), days))
    return {
      days,
      periods: periodItems(days),
      rows: rows.map(row => ({
        ...row,
        name: row.service ? say(names.get(row.service), 'en') || row.service : text.noService.en,
        study: `/staff/causes/study?days=${days}${row.service ? `&service=${encodeURIComponent(row.service)}` : ''}`,
      })),
    }
  },
  example: () => '/staff/causes',
})
