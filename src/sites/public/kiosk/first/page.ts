import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { dangerOf, readDoor, takeTicket, VISIT_NEEDS } from '../../../../modules/reception/index.ts'
import { type Ctx, withContext } from '../../../../platform/context.ts'
import { idOfName, isId, newId } from '../../../../platform/id.ts'
import { choiceField, choicesField, exactField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { kioskFrame, orHome } from '../kiosk-frame.ts'
import { text } from '../text.ts'

/**
 * Before the ticket of a service that people choose in danger: whether she can wait. Somebody may stand beside her: nothing here names
 * what she chose, nor does the address. So it is one page for all of them: no words or numbers of a duty rule.
 */
export const kioskFirstPage = page({
  at: import.meta,
  path: '/kiosk/:location/first/:place',
  public: true,
  texts: text,
  triesPerMinute: 12,
  form: { answer: choiceField(['now', 'can-wait']), needs: choicesField(VISIT_NEEDS), key: exactField({ max: 40 }) },
  async load(ctx, visit) {
    const chosen = await findChosen(ctx, visit.params.place)
    const frame = await kioskFrame(ctx, visit)
    // A page that is not there leads out of the kiosk: its start does not.
    if (!chosen || (await readDoor(ctx, frame.location.id)).state !== 'open') return redirect(frame.home)
    const needs = (visit.query.needs ?? '').split(',')
    return {
      ...frame,
      words: chosen.danger.rule ? 'firstWordsDuty' : 'firstWords',
      needs: VISIT_NEEDS.filter(need => needs.includes(need)),
      key: isId(visit.query.key) ? visit.query.key : newId(),
    }
  },
  async submit(ctx, visit, { answer, needs, key }) {
    const { home, location } = await kioskFrame(ctx, visit)
    const chosen = await findChosen(ctx, visit.params.place)
    if (!chosen) return redirect(home)
    const isUrgent = answer !== 'can-wait'
    const about = { service: chosen.service.slug, needs, isUrgent, ...(isId(key) && { key }) }
    return orHome(home, async () => {
      const id = await takeTicket(withContext(ctx, { channel: 'kiosk' }), { location: location.id, ...about })
      return redirect(`${home}/ticket/${id}`)
    })
  },
  example: ({ location }) => `/kiosk/${location}/first/${placeOf('domestic-abuse')}`,
})

/** The end of the address at which it is asked whether she can wait for this service; null: it is not asked. */
export async function placeOfDanger(ctx: Ctx, slug: string): Promise<string | null> {
  const service = (await readCatalogue(ctx)).services.get(slug)
  return service && (await dangerOf(ctx, service)) ? placeOf(slug) : null
}

/** Names nothing to whoever reads along, and stays the same while the catalogue changes. */
const placeOf = (slug: string): string => idOfName('kiosk-first', slug)

async function findChosen(ctx: Ctx, place: string | undefined) {
  const { services } = await readCatalogue(ctx)
  const service = [...services.values()].find(({ slug }) => placeOf(slug) === place)
  const danger = service && (await dangerOf(ctx, service))
  return danger ? { service, danger } : null
}
