// What the tests of this module share: a council, people of each role, a clock that stands on a Tuesday morning.
import {
  inRolledBackTransaction,
  type Scope,
  type StaffParts,
  staffActor,
  system,
  type TestDatabase,
  testDatabase,
} from '../../../test/support/database.ts'
import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { buildCouncil } from './council.fixture.ts'
import { type RequestView, readRequest } from './index.ts'
import { buildStaff } from './testing.ts'

/** Tuesday 1 December 2026, ten in the morning. */
export const NOW = new Date('2026-12-01T10:00:00Z')

const roads = ['roads', 'roads-north']
const PEOPLE = {
  /** Of the team that mends potholes and pavements. */
  officer: { roles: ['officer'], teams: roads, name: 'Olu Officer' },
  colleague: { roles: ['officer'], teams: roads, name: 'Col League' },
  leader: { roles: ['team-leader'], teams: roads, name: 'Lee Leader' },
  otherLeader: { roles: ['team-leader'], teams: roads, name: 'Lou Leader' },
  /** Takes calls; of no team that mends anything. */
  adviser: { roles: ['adviser'], teams: ['front'], name: 'Ade Adviser' },
  /** Of the team that hears of harm. */
  carer: { roles: ['officer'], teams: ['care'], name: 'Cara Carer' },
  employee: { roles: ['employee'], name: 'Em Ployee' },
  councillor: { roles: ['councillor'], name: 'Cllr Jones' },
} satisfies Record<string, StaffParts>

/** `ctx`: anybody on the web. The others act as who they are called. */
export type Cast = Record<keyof typeof PEOPLE | 'ctx' | 'system', Ctx>

/** A database with the council and its people in it. */
export async function councilDatabase(scope: Scope): Promise<TestDatabase> {
  const database = await testDatabase(scope, { now: NOW })
  await buildCouncil(database.ctx())
  await buildPeople(database.ctx())
  return database
}

export async function buildPeople(ctx: Ctx): Promise<void> {
  for (const person of Object.values(PEOPLE)) await buildStaff(ctx, person)
}

/** A case in a transaction of its own, which is undone afterwards. */
export const caseIn =
  ({ ctx }: TestDatabase) =>
  (work: (cast: Cast) => Promise<void>) =>
  () =>
    inRolledBackTransaction(ctx(), ctx => work(castOf(ctx)))

export function castOf(ctx: Ctx): Cast {
  const people = Object.entries(PEOPLE).map(([who, parts]) => [
    who,
    withContext(ctx, { actor: staffActor(parts), channel: 'phone' }),
  ])
  return { ctx, system: withContext(ctx, { actor: system('test') }), ...Object.fromEntries(people) }
}

/** The same at another time. */
export const at = (ctx: Ctx, time: string): Ctx => withContext(ctx, { now: () => new Date(time) })

export const staffId = (ctx: Ctx): string => ctx.actor.id!

export const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === code
export const isNotFound = (error: unknown) => error instanceof NotFound

/** The request as the program itself sees it. */
export const look = (ctx: Ctx, requestId: string): Promise<RequestView> =>
  readRequest(withContext(ctx, { actor: system('test') }), requestId)

export interface Happened {
  type: string
  actorKind: string
  data: Record<string, unknown>
}

/** What happened to a request, in order, without the prefix of its type. */
export async function eventsOf(ctx: Ctx, requestId: string): Promise<Happened[]> {
  const rows = await ctx.db
    .selectFrom('platform.events')
    .select(['type', 'actor_kind', 'data'])
    .where('subject', '=', requestId)
    .orderBy('seq')
    .execute()
  return rows.map(row => ({
    type: row.type.replace('requests.', ''),
    actorKind: row.actor_kind,
    data: row.data as Record<string, unknown>,
  }))
}

export const typesOf = async (ctx: Ctx, requestId: string): Promise<string[]> =>
  (await eventsOf(ctx, requestId)).map(event => event.type)
