import { readCatalogue } from '../../../modules/catalogue/index.ts'
import { readOrganisation, readSkills, WAYS } from '../../../modules/organisation/index.ts'
import { closeDesk, DESK_LETTERS, openDesk } from '../../../modules/reception/index.ts'
import { choiceField, listField, textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { say } from '../../../platform/text.ts'
import { staffOf } from '../site.ts'
import { WAY_NAMES } from '../skill-names.ts'
import { rememberedLocation, rememberLocation } from './remembered.ts'
import { text } from './text.ts'

/** Where a colleague receives people today, at which desk, and what she can help with. */
export const receptionPage = page({
  at: import.meta,
  path: '/staff/reception',
  permission: 'reception.work',
  audit: 'reception-desk',
  texts: text,
  form: {
    act: choiceField(['open', 'look', 'close']),
    location: textField({ max: 60 }),
    desk: textField({ max: DESK_LETTERS }),
    skills: listField({ max: 100 }),
  },
  async load(ctx, visit) {
    const remembered = rememberedLocation(visit)
    const { locations } = await readOrganisation(ctx)
    const isKnown = locations.some(({ id }) => id === remembered)
    if (isKnown && !visit.query.choose && visit.posted.act === undefined)
      return redirect(`/staff/reception/${remembered}${visit.query.done === 'closed' ? '?done=closed' : ''}`)
    const { themes } = await readCatalogue(ctx)
    const own = (await readSkills(ctx)).get(staffOf(ctx).id) ?? []
    const helps = themes.map(({ id }) => id).filter(id => own.includes(id))
    return {
      usual: remembered,
      deskLetters: DESK_LETTERS,
      locations: locations.map(({ id, name }) => ({ value: id, text: say(name, 'en') })),
      skills: themes.map(({ id, name }) => ({ value: id, text: say(name, 'en') })),
      helps: helps.length > 0 ? helps : themes.map(({ id }) => id),
      speaks: WAYS.filter(way => own.includes(way)),
      speaking: WAYS.map(value => ({ value, text: WAY_NAMES[value] })),
    }
  },
  async submit(ctx, visit, { act, location, desk, skills }) {
    if (act === 'close') {
      await closeDesk(ctx)
      return redirect('/staff/reception?done=closed')
    }
    if (act !== 'look') await openDesk(ctx, { location, desk, skills })
    rememberLocation(visit, location)
    return redirect(`/staff/reception/${encodeURIComponent(location)}`)
  },
  example: () => '/staff/reception?choose=yes',
})
