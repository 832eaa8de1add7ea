import type { Ctx } from '../../platform/context.ts'
import { NotFound } from '../../platform/errors.ts'
import { held } from '../../platform/memory.ts'
import type { Words } from '../../platform/text.ts'
import { type Calendar, type CalendarDefinition, compileCalendar } from '../../platform/working-time/index.ts'
import { readDelegations } from './delegations.ts'
import type { Council, Delegation, DutyRule, GoldenNumber, Location, Team } from './organisation.ts'

/** A working calendar as its pack writes it, with what people call it. */
export type NamedCalendar = CalendarDefinition & { name: Words }

/** The council with all it consists of. Maps are in the pack's order. */
export interface Organisation {
  council: Council
  teams: Map<string, Team>
  /** Compiled, for counting time. */
  calendars: Map<string, Calendar>
  /** As written, for showing hours. */
  calendarDefinitions: Map<string, NamedCalendar>
  locations: Location[]
  goldenNumbers: GoldenNumber[]
  dutyRules: Map<string, DutyRule>
  delegations: Delegation[]
}

/** The whole organisation, held in memory. Throws NotFound in a database that no pack was loaded into. */
export const readOrganisation = held<Organisation>('organisation', async ctx => {
  const council = await readCouncil(ctx)
  const calendars = await ctx.db.selectFrom('organisation.calendars').select('definition').orderBy('position').execute()
  const definitions = calendars.map(row => row.definition as NamedCalendar)
  const teams = await ctx.db.selectFrom('organisation.teams').selectAll().orderBy('position').execute()
  return {
    council,
    teams: byId(teams.map(row => ({ ...(row.definition as Team), id: row.id, disabled: row.disabled_at !== null }))),
    calendars: byId(definitions.map(definition => compileCalendar(definition, council))),
    calendarDefinitions: byId(definitions),
    locations: await readDefinitions<Location>(ctx, 'organisation.locations'),
    goldenNumbers: await readDefinitions<GoldenNumber>(ctx, 'organisation.golden_numbers'),
    dutyRules: byId(await readDefinitions<DutyRule>(ctx, 'organisation.duty_rules')),
    delegations: await readDelegations(ctx),
  }
})

/** As `readOrganisation`; null in a database that no pack was loaded into. */
export async function findOrganisation(ctx: Ctx): Promise<Organisation | null> {
  return readOrganisation(ctx).catch(error => {
    if (error instanceof NotFound) return null
    throw error
  })
}

async function readCouncil(ctx: Ctx): Promise<Council> {
  const row = await ctx.db.selectFrom('organisation.council').select('definition').executeTakeFirst()
  if (!row) throw new NotFound('council: load a pack first')
  return row.definition as Council
}

type Defined = 'organisation.locations' | 'organisation.golden_numbers' | 'organisation.duty_rules'

async function readDefinitions<T>(ctx: Ctx, table: Defined): Promise<T[]> {
  const rows = await ctx.db.selectFrom(table).select('definition').orderBy('position').execute()
  return rows.map(row => row.definition as T)
}

const byId = <T extends { id: string }>(list: T[]): Map<string, T> => new Map(list.map(each => [each.id, each]))
