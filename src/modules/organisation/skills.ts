import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { held } from '../../platform/memory.ts'

/** Ways to speak with somebody that not everybody has. All other skills are ids of themes. */
export const SPEAKING_SKILLS = ['bsl', 'welsh'] as const
export const WAYS = [...SPEAKING_SKILLS, 'video'] as const

export const SKILLS = 'organisation.skills'

/** What a piece of work asks of whoever does it: one of the themes (none: anybody), and every one of the ways. */
export interface WantedSkills {
  themes: readonly string[]
  ways: readonly string[]
}

const isWay = (skill: string): boolean => (WAYS as readonly string[]).includes(skill)

/** Can somebody with these skills do it? Of whom nobody has said a theme, she helps with all of them. Pure. */
export function canHelp(skills: readonly string[], { themes, ways }: WantedSkills): boolean {
  const known = skills.filter(skill => !isWay(skill))
  const knowsTheme = themes.length === 0 || known.length === 0 || themes.some(theme => known.includes(theme))
  return knowsTheme && ways.every(way => skills.includes(way))
}

/** Does it ask for anything at all? */
export const asksForSkill = ({ themes, ways }: WantedSkills): boolean => themes.length > 0 || ways.length > 0

/** Everybody's skills now, by colleague. Held in memory; of whom nobody has said anything is not in it. */
export const readSkills = held<Map<string, string[]>>(SKILLS, async ctx => {
  const { rows } = await sql<{ staffId: string; skills: string[] }>`select staff_id as "staffId",
    array_agg(skill order by skill) as skills from organisation.skills where ended_at is null group by staff_id`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ staffId, skills }) => [staffId, skills]))
})

/** One skill of a colleague, in force or over: since when and by whom. */
export interface SkillRow {
  skill: string
  since: Date
  /** Null: the program said it, in a demonstration. */
  by: string | null
  endedAt: Date | null
  endedBy: string | null
}

const MOST = 100

/** All that was said of a colleague's skills, those in force first, then the newest. */
export async function listSkills(ctx: Ctx, staffId: string): Promise<SkillRow[]> {
  const { rows } =
    await sql<SkillRow>`select s.skill, s.given_at as since, g.name as by, s.ended_at as "endedAt", e.name as "endedBy"
    from organisation.skills s left join organisation.staff_members g on g.id = s.given_by
    left join organisation.staff_members e on e.id = s.ended_by
    where s.staff_id = ${staffId}::uuid
    order by s.ended_at is not null, coalesce(s.ended_at, s.given_at) desc, s.skill limit ${MOST}`.execute(ctx.db)
  return rows
}
