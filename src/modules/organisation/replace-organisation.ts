import { changedPaths } from '../../platform/compare.ts'
import type { Ctx } from '../../platform/context.ts'
import { type Counts, replaceRows } from '../../platform/database/replace-rows.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { publish } from '../../platform/events/index.ts'
import { touch } from '../../platform/memory.ts'
import { teamSubject } from './change-team.ts'
import { type DelegationsLoaded, replaceDelegations } from './delegations.ts'
import { teamChanged } from './organisation.events.ts'
import type { NamedCalendar } from './organisation.read.ts'
import type { Council, Delegation, DutyRule, GoldenNumber, Location, Team } from './organisation.ts'

export interface OrganisationOfPack {
  council: Council
  calendars: NamedCalendar[]
  teams: Team[]
  locations: Location[]
  goldenNumbers: GoldenNumber[]
  dutyRules: DutyRule[]
  delegations?: Delegation[]
}

/** What became of each team, by id. */
export interface TeamsLoaded {
  added: string[]
  changed: string[]
  unchanged: string[]
  /** No longer in the pack: disabled, because requests may name them. */
  retired: string[]
  /** Changed on the staff site and left as they are; `paths` say where the pack differs. */
  kept: { id: string; paths: string[] }[]
}

/** Makes the organisation that of the pack, in the caller's transaction. Staff and what they changed of teams stay. */
export async function replaceOrganisation(
  ctx: Ctx,
  pack: OrganisationOfPack,
): Promise<{ teams: TeamsLoaded; delegations: DelegationsLoaded; others: Counts }> {
  const others = [
    await replaceRows(ctx, 'organisation.council', ['only_one'], [{ only_one: true, definition: pack.council }]),
    // Calendars that left the pack stay: older versions of services count by them.
    await replaceDefinitions(ctx, 'organisation.calendars', pack.calendars, { keepOthers: true }),
    await replaceDefinitions(ctx, 'organisation.locations', pack.locations),
    await replaceDefinitions(ctx, 'organisation.golden_numbers', pack.goldenNumbers),
    await replaceDefinitions(ctx, 'organisation.duty_rules', pack.dutyRules),
  ]
  const teams = await replaceTeams(ctx, pack.teams)
  const delegations = await replaceDelegations(ctx, pack.delegations ?? [])
  await touch(ctx, 'organisation')
  return { teams, delegations, others: sum(others) }
}

function replaceDefinitions(
  ctx: Ctx,
  table: keyof Rows,
  list: { id: string }[],
  options: { keepOthers?: boolean } = {},
): Promise<Counts> {
  const rows = list.map((definition, position) => ({ id: definition.id, position, definition }))
  return replaceRows(ctx, table, ['id'], rows, options)
}

const sum = (all: Counts[]): Counts =>
  all.reduce((total, each) => ({
    added: total.added + each.added,
    changed: total.changed + each.changed,
    unchanged: total.unchanged + each.unchanged,
    removed: total.removed + each.removed,
  }))

async function replaceTeams(ctx: Ctx, teams: Team[]): Promise<TeamsLoaded> {
  const held = new Map((await readHeldTeams(ctx)).map(team => [team.id, team]))
  const loaded: TeamsLoaded = { added: [], changed: [], unchanged: [], retired: [], kept: [] }
  const rows = teams.flatMap(({ disabled: _, ...definition }, position) => {
    const { id } = definition
    const before = held.get(id)
    const paths = before ? changedPaths(before.definition, definition) : []
    if (before?.edited) {
      if (paths.length > 0) loaded.kept.push({ id, paths })
      else loaded.unchanged.push(id)
      return []
    }
    const outcome = !before ? 'added' : paths.length > 0 || before.disabled ? 'changed' : 'unchanged'
    loaded[outcome].push(id)
    return [{ id, position, definition, disabled_at: null }]
  })
  await replaceRows(ctx, 'organisation.teams', ['id'], rows, { keepOthers: true })
  await disableOthers(ctx, teams, [...held.values()], loaded)
  await announce(ctx, [...loaded.added, ...loaded.changed, ...loaded.retired])
  return loaded
}

interface HeldTeam {
  id: string
  definition: unknown
  disabled: boolean
  edited: boolean
}

async function readHeldTeams(ctx: Ctx): Promise<HeldTeam[]> {
  const rows = await ctx.db.selectFrom('organisation.teams').selectAll().forUpdate().execute()
  return rows.map(({ id, definition, disabled_at, edited_at }) => ({
    id,
    definition,
    disabled: disabled_at !== null,
    edited: edited_at !== null,
  }))
}

async function disableOthers(ctx: Ctx, teams: Team[], held: HeldTeam[], loaded: TeamsLoaded): Promise<void> {
  const inPack = new Set(teams.map(team => team.id))
  const gone = held.filter(team => !inPack.has(team.id) && !team.disabled && !team.edited).map(team => team.id)
  loaded.retired.push(...gone)
  if (gone.length === 0) return
  await ctx.db.updateTable('organisation.teams').set({ disabled_at: ctx.now() }).where('id', 'in', gone).execute()
}

async function announce(ctx: Ctx, teamIds: string[]): Promise<void> {
  if (teamIds.length === 0) return
  const told = teamIds.map(teamId => teamChanged({ teamId, subject: teamSubject(teamId), changed: ['pack'] }))
  await publish(ctx, ...told)
}
