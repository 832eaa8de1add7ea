import { sendLink } from '../../../../modules/identity/index.ts'
import { inviteStaff, type Role } from '../../../../modules/organisation/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atField } from '../../at-field.ts'
import { showOnce } from '../../shown-once.ts'
import { endOfAccess, PERSON_FIELDS, personChoices, personFields } from '../person-form.ts'
import { text } from './text.ts'

export const invitePage = page({
  at: import.meta,
  path: '/staff/people/new',
  permission: 'staff.change',
  audit: 'invitation',
  texts: text,
  form: personFields,
  async load(ctx, visit) {
    const form = { roles: ['employee'], teams: [], ...visit.posted }
    return { back: '/staff/people', form, ...(await personChoices(ctx, [])) }
  },
  async submit(ctx, visit, { name, email, roles, teams, ward, until }) {
    if (roles.length === 0) throw new Invalid({ roles: text.rolesMissing.en })
    const { id, link } = await ctx.transaction(async ctx => {
      const invitation = { name, email, roles: roles as Role[], teams, until: endOfAccess(until), ward: ward || null }
      const id = await atField(inviteStaff(ctx, invitation), PERSON_FIELDS)
      return { id, link: await sendLink(ctx, { staffId: id, purpose: 'invitation', origin: visit.origin }) }
    })
    showOnce(visit, 'link', link)
    return redirect(`/staff/people/${id}?done=invited`)
  },
})
