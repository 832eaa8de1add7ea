import { changeStaff, getStaff, type Role, setTeams } from '../../../../../modules/organisation/index.ts'
import { Invalid } from '../../../../../platform/errors.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { atField } from '../../../at-field.ts'
import { endOfAccess, lastDayOf, PERSON_FIELDS, personChoices, personFields } from '../../person-form.ts'
import { idOf } from '../id-of.ts'
import { text } from './text.ts'

export const changePersonPage = page({
  at: import.meta,
  path: '/staff/people/:id/change',
  permission: 'staff.change',
  audit: 'person-change',
  texts: text,
  form: personFields,
  async load(ctx, visit) {
    const who = await getStaff(ctx, idOf(visit))
    const posted = visit.posted._csrf ? { roles: [], teams: [], ...visit.posted } : {}
    return {
      back: `/staff/people/${who.id}`,
      who,
      form: { ...who, ...lastDayOf(who), ...posted },
      ...(await personChoices(ctx, who.teams)),
    }
  },
  async submit(ctx, visit, { name, email, roles, teams, ward, until }) {
    if (roles.length === 0) throw new Invalid({ roles: text.rolesMissing.en })
    const id = idOf(visit)
    await ctx.transaction(async ctx => {
      await atField(
        changeStaff(ctx, id, { name, email, roles: roles as Role[], until: endOfAccess(until), ward: ward || null }),
        PERSON_FIELDS,
      )
      await setTeams(ctx, id, teams)
    })
    return redirect(`/staff/people/${id}?done=changed`)
  },
  example: fixtures => `/staff/people/${fixtures.staff}/change`,
})
