import type { DeskView } from '../../../modules/interactions/index.ts'
import { findVisitOf, type VisitNeed } from '../../../modules/reception/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { translator } from '../../../platform/text.ts'
import { text } from '../reception/text.ts'
import type { NeedOfCaller } from '../take/needs-in-script.ts'

/** Needs of a visit that a script knows of too; the others are about the building. */
const IN_SCRIPTS = ['longer-time', 'bsl', 'interpreter'] as const satisfies VisitNeed[]

/** What she told the kiosk or the reception today, so that she need not say it again. Null: she did not come by one. */
export async function showVisit(ctx: Ctx, { id, channel }: DeskView, known: readonly NeedOfCaller[]) {
  const visit = COMES_BY.has(channel) ? await findVisitOf(ctx, id) : null
  if (!visit) return { visit: null, needsNow: known }
  const t = translator(text, 'en')
  const told = visit.needs.filter(need => !known.some(({ kind }) => kind === need))
  const forScripts = IN_SCRIPTS.filter(need => told.includes(need)).map(kind => ({ kind, detail: '' }))
  return {
    visit: { ticket: visit.ticket, needs: told.map(need => t(`need.${need}`)) },
    needsNow: [...known, ...forScripts],
  }
}

/** Whoever is met by video may sit at a location of ours. */
const COMES_BY: ReadonlySet<string> = new Set(['desk', 'video'])
