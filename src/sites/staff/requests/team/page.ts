import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { moveRequest } from '../../../../modules/requests/index.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { doneWherever, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { sayBecause } from '../because.ts'
import { seenField } from '../seen.ts'
import { text } from './text.ts'

/** Hands a request to another team, with a word for them. */
export const teamPage = page({
  at: import.meta,
  path: '/staff/requests/:id/team',
  permission: 'requests.update',
  audit: 'request-team',
  texts: { ...actionTexts, ...text },
  form: {
    team: textField({ required: 'choose', max: 80 }),
    note: textField({ required: 'noteMissing', max: 2000 }),
    seen: seenField(),
  },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'move')
    if (isRedirect(screen)) return screen
    const { teams } = await readOrganisation(ctx)
    const others = [...teams.values()].filter(team => !team.disabled && team.id !== screen.request.teamId)
    return {
      ...screen,
      because: await sayBecause(ctx, screen.request),
      teams: others
        .map(team => ({ value: team.id, text: say(team.name, 'en'), does: say(team.does, 'en') }))
        .sort((a, b) => a.text.localeCompare(b.text, 'en')),
    }
  },
  async submit(ctx, visit, { team, note, seen }) {
    await moveRequest(ctx, { requestId: visit.params.id!, team, note, asOf: seen })
    return doneWherever(ctx, visit, 'moved')
  },
  example: ({ request }) => `/staff/requests/${request}/team`,
})
