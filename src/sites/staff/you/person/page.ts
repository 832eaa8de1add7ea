import { listNotes, writeNote } from '../../../../modules/coaching/index.ts'
import { getStaff } from '../../../../modules/organisation/index.ts'
import { NotFound } from '../../../../platform/errors.ts'
import { textField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { idOf } from '../../people/person/id-of.ts'
import { staffOf } from '../../site.ts'
import { text } from './text.ts'

/** What a leader wrote to one of her people, and a box for more. */
export const coachingPage = page({
  at: import.meta,
  path: '/staff/you/people/:id',
  permission: 'coaching.write',
  audit: 'coaching-note',
  texts: text,
  form: { words: textField({ required: 'wordsMissing', max: 4000 }) },
  async load(ctx, visit) {
    const who = await getStaff(ctx, idOf(visit))
    const { id, teams } = staffOf(ctx)
    if (who.id === id || !who.teams.some(team => teams.includes(team))) throw new NotFound('colleague')
    return { back: '/staff/you', who, notes: await listNotes(ctx, who.id) }
  },
  async submit(ctx, visit, { words }) {
    await writeNote(ctx, { about: idOf(visit), words })
    return redirect(`/staff/you/people/${visit.params.id}?done=written`)
  },
  example: ({ coached }) => `/staff/you/people/${coached}`,
})
