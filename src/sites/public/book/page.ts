import { findVenue, listVenues } from '../../../modules/bookings/index.ts'
import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { type Organisation, readOrganisation } from '../../../modules/organisation/index.ts'
import { VISIT_NEEDS } from '../../../modules/reception/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { Invalid } from '../../../platform/errors.ts'
import { metresBetween } from '../../../platform/form/index.ts'
import { choicesField, textField } from '../../../platform/page/fields.ts'
import { page, redirect, type Visit } from '../../../platform/page/page.ts'
import { say, translator } from '../../../platform/text.ts'
import { sayVenue, wishQuery } from '../../book/show-times.ts'
import { knownPostcode } from '../postcode/known-postcode.ts'
import { text } from './text.ts'

/** What it is about, how and where: then the free times. */
export const bookPage = page({
  at: import.meta,
  path: '/book',
  public: true,
  texts: text,
  form: {
    about: textField({ required: 'aboutMissing', max: 100 }),
    how: textField({ required: 'howMissing', max: 100 }),
    at: textField({ required: 'atMissing', max: 60 }),
    needs: choicesField(VISIT_NEEDS),
  },
  async load(ctx, visit) {
    const organisation = await readOrganisation(ctx)
    const { themes, names } = await readCatalogue(ctx)
    const t = translator(text, ctx.language)
    const service = visit.query.service ?? ''
    const name = names.get(service)
    return {
      abouts: [
        ...(name ? [{ value: `service:${service}`, text: say(name, ctx.language) }] : []),
        ...themes.map(theme => ({ value: `theme:${theme.id}`, text: say(theme.name, ctx.language) })),
        { value: 'unknown', text: t('unknown') },
      ],
      hows: [
        { value: 'desk', text: t('inPerson') },
        ...videoTeams(organisation).map(team => ({
          value: `video:${team.id}`,
          text: t('byVideo', { team: say(team.name, ctx.language) }),
          hint: { text: t('byVideoHint') },
        })),
      ],
      places: await listPlaces(ctx, visit),
      needs: VISIT_NEEDS.map(value => ({ value, text: t(`need.${value}`) })),
      usual: {
        about: name ? `service:${service}` : (visit.query.about ?? ''),
        how: visit.query.how ?? 'desk',
        at: visit.query.at,
      },
      usualNeeds: (visit.query.needs ?? '').split(' '),
      phone: organisation.council.contact.phone,
      back: '/contact',
    }
  },
  async submit(ctx, _visit, { about, how, at, needs }) {
    const venue = await findVenue(ctx, at)
    if (needs.includes('step-free') && venue && !venue.stepFree)
      throw new Invalid({ at: say(text.hasSteps, ctx.language) })
    return redirect(`/book/times?${wishQuery({ about, how, at, needs })}`)
  },
  example: () => '/book',
})

/** With a room: they can be booked by video. */
const videoTeams = ({ teams }: Organisation) => [...teams.values()].filter(({ video, disabled }) => video && !disabled)

/** Where one can book: the nearest to her home first, where she said where that is. */
async function listPlaces(ctx: Ctx, visit: Visit) {
  const venues = await listVenues(ctx)
  const home = await knownPostcode(ctx, visit)
  const t = translator(text, ctx.language)
  const sorted = home ? venues.toSorted((a, b) => metresBetween(home, a) - metresBetween(home, b)) : venues
  return sorted.map(venue => {
    const { title, hours, address } = sayVenue(venue, { language: ctx.language, now: ctx.now() })
    const hint = [...(hours ? [hours] : []), address, ...(venue.stepFree ? [t('stepFree')] : [])].join(', ')
    return { value: venue.id, text: title, hint: { text: hint } }
  })
}
