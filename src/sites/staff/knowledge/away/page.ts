import {
  type Absence,
  endAbsence,
  listAbsences,
  maySayAwayFor,
  setAbsence,
} from '../../../../modules/knowledge/index.ts'
import { can, getStaff, listStaff, type StaffMember } from '../../../../modules/organisation/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, NotFound } from '../../../../platform/errors.ts'
import { isId } from '../../../../platform/id.ts'
import { choiceField, dateField, idField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { fill } from '../../../../platform/text.ts'
import { atField } from '../../at-field.ts'
import { SIGNED_IN, staffOf } from '../../site.ts'
import { sayDay } from '../say-away.ts'
import { knowledgeTexts } from '../text.ts'
import { text } from './text.ts'

const REFUSALS = {
  'knowledge.ends-before-it-starts': 'until',
  'knowledge.away-over': 'until',
  'knowledge.covers-oneself': 'cover',
  'knowledge.cover-disabled': 'cover',
}

/** 'I am away', and who else is. A leader says it for others with `?who=`. */
export const awayPage = page({
  at: import.meta,
  path: '/staff/knowledge/away',
  permission: SIGNED_IN,
  audit: 'absence',
  texts: { ...knowledgeTexts, ...text },
  form: {
    act: choiceField(['away', 'back']),
    absence: idField(),
    from: dateField({ wrong: 'dateWrong' }),
    until: dateField({ wrong: 'dateWrong' }),
    cover: idField(),
  },
  async load(ctx, visit) {
    const who = await personOf(ctx, visit.query.who)
    const own = who.id === staffOf(ctx).id
    const colleagues = await listColleaguesOf(ctx, who.teams)
    const absences = await listAbsences(ctx)
    const known = new Map([who, ...colleagues].map(person => [person.id, person]))
    return {
      who: own ? '' : who.id,
      heading: own ? text.mine.en : fill(text.others.en, { name: who.name }),
      rows: absences.map(each => showAbsence(ctx, each, known.get(each.staffId))),
      form: { ...visit.posted },
      coverItems: colleagues.filter(({ id }) => id !== who.id).map(({ id, name }) => ({ value: id, text: name })),
      others: can(ctx.actor, 'absences.lead')
        ? colleagues.filter(each => each.id !== who.id && maySayAwayFor(ctx, each))
        : [],
    }
  },
  async submit(ctx, visit, { act, absence, from, until, cover }) {
    if (act === 'back') {
      await endAbsence(ctx, absence)
      return redirect('/staff/knowledge/away?done=back')
    }
    const who = await personOf(ctx, visit.query.who)
    const missing = { ...(!from && { from: text.fromMissing.en }), ...(!until && { until: text.untilMissing.en }) }
    if (Object.keys(missing).length > 0) throw new Invalid(missing)
    await atField(setAbsence(ctx, { staffId: who.id, from, until, cover: cover || null }), REFUSALS)
    return redirect('/staff/knowledge/away?done=away')
  },
})

/** Oneself, or whom the reader may say it for. */
async function personOf(ctx: Ctx, who: string | undefined): Promise<Pick<StaffMember, 'id' | 'name' | 'teams'>> {
  const self = staffOf(ctx)
  if (!who || who === self.id) return self
  if (!isId(who)) throw new NotFound('staff member')
  const person = await getStaff(ctx, who)
  if (!maySayAwayFor(ctx, person)) throw new NotFound('staff member')
  return person
}

/** The colleagues of these teams, by name: one query, whatever the number of teams. */
async function listColleaguesOf(ctx: Ctx, teams: string[]): Promise<StaffMember[]> {
  const all = await listStaff(ctx)
  return all.filter(each => each.teams.some(team => teams.includes(team)))
}

function showAbsence(ctx: Ctx, absence: Absence, person: Pick<StaffMember, 'id' | 'teams'> | undefined) {
  const { id, staffId, staffName, from, until, cover } = absence
  return {
    id,
    href: `/staff/knowledge/contacts/person-${staffId}`,
    name: staffName,
    days: fill(text.fromTo.en, { from: sayDay(ctx, from), until: sayDay(ctx, until) }),
    cover: cover?.name ?? text.noCover.en,
    mayEnd: maySayAwayFor(ctx, person ?? { id: staffId, teams: [] }),
  }
}
