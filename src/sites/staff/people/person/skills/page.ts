import { type Catalogue, readCatalogue } from '../../../../../modules/catalogue/index.ts'
import {
  getStaff,
  listSkills,
  maySaySkillsOf,
  type SkillRow,
  setSkills,
  WAYS,
} from '../../../../../modules/organisation/index.ts'
import { sayDate } from '../../../../../platform/dates/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import { listField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { fill } from '../../../../../platform/text.ts'
import { skillName, WAY_NAMES } from '../../../skill-names.ts'
import { idOf } from '../id-of.ts'
import { text } from './text.ts'

/** What a colleague can help with, said by whoever leads her, each with since when and by whom. */
export const skillsPage = page({
  at: import.meta,
  path: '/staff/people/:id/skills',
  permission: 'skills.change',
  audit: 'skills',
  texts: text,
  form: { skills: listField({ max: 100 }) },
  async load(ctx, visit) {
    const who = await getStaff(ctx, idOf(visit))
    if (!maySaySkillsOf(ctx, who)) throw new NotFound('staff member')
    const [rows, catalogue] = [await listSkills(ctx, who.id), await readCatalogue(ctx)]
    const now = rows.filter(({ endedAt }) => !endedAt)
    const item = (value: string, name: string) => ({ value, text: name, hint: hintOf(ctx.now(), now, value) })
    const chosen = visit.posted._csrf ? [visit.posted.skills ?? []].flat() : now.map(({ skill }) => skill)
    return {
      back: who.teams[0] ? `/staff/teams/${who.teams[0]}` : '/staff/teams',
      who,
      chosen,
      themes: themesFor(catalogue, now).map(value => item(value, skillName(catalogue, value))),
      ways: WAYS.map(value => item(value, WAY_NAMES[value])),
      before: rows.filter(({ endedAt }) => endedAt).map(row => sayBefore(ctx.now(), row, catalogue)),
    }
  },
  async submit(ctx, visit, { skills }) {
    const id = idOf(visit)
    const known = themesFor(await readCatalogue(ctx), await listSkills(ctx, id))
    const offered = new Set<string>([...known, ...WAYS])
    const chosen = skills.filter(skill => offered.has(skill))
    await setSkills(ctx, id, chosen)
    return redirect(`/staff/people/${id}/skills?done=saved`)
  },
  example: ({ coached }) => `/staff/people/${coached}/skills`,
})

/** Those of the council, and any of before that she still has. */
const themesFor = ({ themes }: Catalogue, now: SkillRow[]): string[] => {
  const ids = themes.map(({ id }) => id)
  const ways: readonly string[] = WAYS
  const gone = now.map(({ skill }) => skill).filter(skill => !ids.includes(skill) && !ways.includes(skill))
  return [...ids, ...new Set(gone)]
}

const day = (when: Date, now: Date): string => sayDate(when, { language: 'en', now })

function hintOf(now: Date, rows: SkillRow[], skill: string) {
  const row = rows.find(each => each.skill === skill)
  if (!row) return undefined
  const since = { day: day(row.since, now) }
  return { text: row.by ? fill(text.sinceBy.en, { ...since, name: row.by }) : fill(text.since.en, since) }
}

function sayBefore(now: Date, row: SkillRow, catalogue: Catalogue): string {
  const from = day(row.since, now)
  const parts = { skill: skillName(catalogue, row.skill), from, until: day(row.endedAt!, now) }
  return row.endedBy ? fill(text.wasBy.en, { ...parts, name: row.endedBy }) : fill(text.was.en, parts)
}
