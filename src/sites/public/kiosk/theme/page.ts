import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readDoor, takeTicket, VISIT_NEEDS } from '../../../../modules/reception/index.ts'
import { withContext } from '../../../../platform/context.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { isId, newId } from '../../../../platform/id.ts'
import { choicesField, exactField, textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { placeOfDanger } from '../first/page.ts'
import { kioskFrame, orHome } from '../kiosk-frame.ts'
import { text } from '../text.ts'

/** The services of a theme, and what somebody needs: a touch gives the ticket, or asks first whether she can wait. */
export const kioskThemePage = page({
  at: import.meta,
  path: '/kiosk/:location/theme/:theme',
  public: true,
  texts: text,
  triesPerMinute: 12,
  form: { service: textField({ max: 80 }), needs: choicesField(VISIT_NEEDS), key: exactField({ max: 40 }) },
  async load(ctx, visit) {
    const { themes, byTheme } = await readCatalogue(ctx)
    const theme = themes.find(({ id }) => id === visit.params.theme)
    if (!theme && visit.params.theme !== 'unknown') throw new NotFound('theme')
    const frame = await kioskFrame(ctx, visit)
    if ((await readDoor(ctx, frame.location.id)).state !== 'open') return redirect(frame.home)
    return {
      ...frame,
      theme,
      services: theme ? byTheme.get(theme.id) : [],
      needs: VISIT_NEEDS.map(value => ({ value, text: say(text[`need.${value}`], ctx.language) })),
      key: newId(),
    }
  },
  async submit(ctx, visit, { service, needs, key }) {
    const { home, location } = await kioskFrame(ctx, visit)
    const danger = await placeOfDanger(ctx, service)
    // A key of its own: by this page's another service that was touched before has its ticket already.
    if (danger !== null) return redirect(`${home}/first/${danger}?needs=${needs}&key=${newId()}`)
    const theme = visit.params.theme === 'unknown' ? undefined : visit.params.theme
    const about = { ...(service && { service }), ...(theme && { theme }), ...(isId(key) && { key }) }
    return orHome(home, async () => {
      const id = await takeTicket(withContext(ctx, { channel: 'kiosk' }), { location: location.id, needs, ...about })
      return redirect(`${home}/ticket/${id}`)
    })
  },
  example: ({ location, theme }) => `/kiosk/${location}/theme/${theme}`,
})
