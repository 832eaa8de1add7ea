import { listActs } from '../../../modules/organisation/index.ts'
import { page, type Visit } from '../../../platform/page/page.ts'
import { translator } from '../../../platform/text.ts'
import { CHANGES, GROUPS } from './groups.ts'
import { showActs } from './say-act.ts'
import { text } from './text.ts'

/** Who changed what about the installation itself, and when. */
export const auditPage = page({
  at: import.meta,
  path: '/staff/audit',
  permission: 'audit.read',
  texts: text,
  async load(ctx, visit) {
    const asked = readAsked(visit)
    const { rows, next } = await listActs(ctx, {
      types: GROUPS[asked.what] ?? CHANGES,
      ...(asked.who && { who: asked.who }),
      ...(asked.from && { from: startOf(asked.from, 0) }),
      ...(asked.to && { until: startOf(asked.to, 1) }),
      ...(visit.query.before && { before: visit.query.before }),
    })
    const chosen = Object.entries(asked).filter(([, value]) => value !== '')
    return {
      asked,
      isNarrowed: chosen.length > 0,
      groups: Object.keys(GROUPS),
      acts: await showActs(ctx, translator(text, 'en'), rows),
      next: next && `/staff/audit?${new URLSearchParams([...chosen, ['before', next]] as [string, string][])}`,
    }
  },
  example: () => '/staff/audit',
})

/** What the address asks for; what it cannot mean is left out. */
function readAsked({ query }: Visit) {
  return {
    who: (query.who ?? '').trim().slice(0, 100),
    what: Object.hasOwn(GROUPS, query.what ?? '') ? query.what! : '',
    from: readDay(query.from),
    to: readDay(query.to),
  }
}

/** A day as a browser's field for dates gives it. */
function readDay(typed = ''): string {
  try {
    return /^[12]\d{3}-\d\d-\d\d$/.test(typed) ? Temporal.PlainDate.from(typed).toString() : ''
  } catch {
    return ''
  }
}

function startOf(day: string, daysLater: number): Date {
  const date = Temporal.PlainDate.from(day).add({ days: daysLater })
  return new Date(date.toZonedDateTime('Europe/London').epochMilliseconds)
}
