import type { Insertable } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { Rows } from '../../platform/database/rows.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { readOrganisation } from '../organisation/index.ts'
import type { MAY_SEE, NAME_KINDS, Need, Relationship, Source } from './customer.ts'
import { customerChanged } from './customers.events.ts'
import { type RowsOf, WHAT } from './end-row.ts'
import { lockCustomer, writerOf } from './lock-customer.ts'
import { setKeys } from './set-keys.ts'

/** Of whom, and from whom we know it. */
interface About {
  customerId: string
  source: Source | ''
  /** The one of her ids whose row it takes the place of; absent: it is new, and stays with the id it was recorded for. */
  heldBy?: string
}

/** Every id of a person: what one of them is called may be protected now by what was said of another. */
async function allIdsOf(ctx: Ctx, personId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('customers.merged_ids')
    .select('customer_id as id')
    .where('person_id', '=', personId)
    .execute()
  return [personId, ...rows.map(row => row.id)]
}

type Plain = Exclude<RowsOf, 'contact_points'>

async function addRow<T extends Plain>(
  ctx: Ctx,
  { customerId, source, heldBy }: About,
  rows: T,
  values: Omit<Insertable<Rows[`customers.${T}`]>, 'id' | 'customer_id' | 'source' | 'recorded_by' | 'recorded_at'>,
): Promise<string> {
  return ctx.transaction(async ctx => {
    const { id } = await lockCustomer(ctx, customerId)
    const row = {
      id: newId(),
      customer_id: heldBy ?? customerId,
      source,
      recorded_by: writerOf(ctx),
      recorded_at: ctx.now(),
      ...withoutCards(values),
    }
    await ctx.db
      .insertInto(`customers.${rows as Plain}`)
      .values(row as never)
      .execute()
    if (rows === 'other_names') await setKeys(ctx, await allIdsOf(ctx, id))
    if (rows === 'relationships') await setKeys(ctx, [row.customer_id])
    await publish(ctx, customerChanged({ customerId: id, what: WHAT[rows], rowId: row.id }))
    return row.id
  })
}

/** What she is called besides. Only a previous name can be protected. Refused: `customers.name-missing`. */
export async function addName(
  ctx: Ctx,
  input: About & { kind: (typeof NAME_KINDS)[number]; name: string; protected: boolean },
): Promise<string> {
  const name = input.name.trim()
  refuseUnless(name !== '', 'customers.name-missing')
  return addRow(ctx, input, 'other_names', {
    kind: input.kind,
    name,
    protected: input.kind === 'previous' && input.protected,
  })
}

/** How we have to act. An interpreter needs a language, access needs words. Refused: `customers.detail-missing`. */
export async function addNeed(ctx: Ctx, input: About & { kind: Need; detail: string }): Promise<string> {
  const detail = input.detail.trim()
  const isClear = detail !== '' || (input.kind !== 'interpreter' && input.kind !== 'access')
  refuseUnless(isClear, 'customers.detail-missing')
  return addRow(ctx, input, 'needs', { kind: input.kind, detail })
}

export interface NewRelationship extends About {
  kind: Relationship
  otherName: string
  authority: string
  scope: string
  maySee: (typeof MAY_SEE)[number]
  /** ISO date. */
  until: string | null
}

/** These act by law: somebody has to have seen the paper. */
const BY_LAW: readonly Relationship[] = ['appointee', 'power-of-attorney']

/**
 * Somebody who is something to her. Whom she lives with is only what she told us herself. Refused:
 * `customers.name-missing`, `customers.authority-missing`, `customers.scope-missing`, `customers.only-she-tells`,
 * `customers.until-over`.
 */
export async function addRelationship(ctx: Ctx, input: NewRelationship): Promise<string> {
  const { kind, maySee, until } = input
  const [name, authority, scope] = [input.otherName.trim(), input.authority.trim(), input.scope.trim()]
  refuseUnless(name !== '', 'customers.name-missing')
  refuseUnless(kind !== 'household' || input.source === 'customer', 'customers.only-she-tells')
  refuseUnless(authority !== '' || !(BY_LAW.includes(kind) || maySee === 'everything'), 'customers.authority-missing')
  refuseUnless(scope !== '' || maySee !== 'scope', 'customers.scope-missing')
  // What has ended is shown to nobody: a slip of the year would be lost without a word.
  refuseUnless(!until || until >= ctx.now().toISOString().slice(0, 10), 'customers.until-over')
  return addRow(ctx, input, 'relationships', { kind, other_name: name, authority, scope, may_see: maySee, until })
}

export interface NewMarker extends About {
  instruction: string
  evidence: string
  ownerTeam: string
  /** ISO date. */
  reviewOn: string
  told: boolean
  notToldBecause: string
}

/**
 * What whoever visits or meets her has to do. Looked at again within a year; she is told unless that is unsafe. Refused:
 * `customers.instruction-missing`, `customers.evidence-missing`, `customers.no-such-team`, `customers.review-wrong`,
 * `customers.not-told-why`.
 */
export async function addSafetyMarker(ctx: Ctx, input: NewMarker): Promise<string> {
  const [instruction, evidence, because] = [input.instruction, input.evidence, input.notToldBecause].map(text =>
    text.trim(),
  ) as [string, string, string]
  refuseUnless(instruction !== '', 'customers.instruction-missing')
  refuseUnless(evidence !== '', 'customers.evidence-missing')
  await refuseUnlessTeam(ctx, input.ownerTeam)
  const today = Temporal.PlainDate.from(ctx.now().toISOString().slice(0, 10))
  const review = Temporal.PlainDate.from(input.reviewOn)
  const isWithinAYear =
    Temporal.PlainDate.compare(review, today) > 0 && Temporal.PlainDate.compare(review, today.add({ years: 1 })) <= 0
  refuseUnless(isWithinAYear, 'customers.review-wrong')
  refuseUnless(input.told || because !== '', 'customers.not-told-why')
  return addRow(ctx, input, 'safety_markers', {
    instruction,
    evidence,
    owner_team: input.ownerTeam,
    review_on: input.reviewOn,
    told: input.told,
    not_told_because: input.told ? '' : because,
  })
}

const withoutCards = (values: object): object =>
  Object.fromEntries(
    Object.entries(values).map(([column, value]) => [column, typeof value === 'string' ? maskCards(value) : value]),
  )

export async function refuseUnlessTeam(ctx: Ctx, team: string): Promise<void> {
  const { teams } = await readOrganisation(ctx)
  refuseUnless(teams.has(team), 'customers.no-such-team')
}
