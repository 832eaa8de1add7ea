import { addTeam } from '../../../../modules/organisation/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { atTeamField, partsOf, showTeamForm, teamFields } from '../team-form.ts'
import { formTexts } from '../text-of-form.ts'
import { text } from './text.ts'

/** A team that no pack has. */
export const newTeamPage = page({
  at: import.meta,
  path: '/staff/teams/new',
  permission: 'teams.change',
  audit: 'team-new',
  texts: { ...formTexts, ...text },
  form: teamFields,
  load: async (ctx, visit) => ({ back: '/staff/teams', ...(await showTeamForm(ctx, visit)) }),
  async submit(ctx, _visit, typed) {
    const { areas, cover, video, private: isPrivate, ...parts } = await partsOf(ctx, typed)
    const id = await atTeamField(
      addTeam(ctx, {
        ...parts,
        ...(areas && { areas }),
        ...(cover && { cover }),
        ...(video && { video }),
        ...(isPrivate && { private: true }),
      }),
    )
    return redirect(`/staff/teams/${id}?done=added`)
  },
})
