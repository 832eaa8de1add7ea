import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { refuseUnless } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import { newId } from '../../platform/id.ts'
import { maskCards } from '../../platform/masking/index.ts'
import { customerChanged } from './customers.events.ts'
import { type CustomerRow, lockCustomer, writerOf } from './lock-customer.ts'
import { setKeys } from './set-keys.ts'

/** What a person has one of. Null and '' are: not known. */
export interface Details {
  name: string | null
  kind: 'person' | 'organisation'
  born: string | null
  language: string
  preferredChannel: string | null
  preferredTimes: string | null
  informed: boolean
  safeWord: string | null
}

const COLUMNS = {
  name: 'name',
  kind: 'kind',
  born: 'born',
  language: 'language',
  preferredChannel: 'preferred_channel',
  preferredTimes: 'preferred_times',
  informed: 'informed',
  safeWord: 'safe_word',
} as const satisfies Record<keyof Details, keyof CustomerRow>

/** What somebody else changed while a form was open in which it was changed too. */
export interface Meanwhile {
  name: keyof Details
  now: unknown
}

/** What a record says of whom nobody asked; a record of hers that says more speaks for her too (view `persons`). */
const UNSAID: Partial<Record<keyof CustomerRow, unknown>> = {
  born: null,
  language: 'en',
  preferred_channel: null,
  preferred_times: null,
  informed: true,
  safe_word: null,
}

/**
 * Changes what a person has one of, and under her other ids what would speak against it. What was there before is kept, with where the new value is from. `was`: what the form
 * showed; only what differs from it is changed, and where somebody else changed that meanwhile, nothing is and the answer
 * says what. Throws NotFound and Refused: `customers.name-missing`, `customers.born-in-future`.
 */
export async function changeCustomer(
  ctx: Ctx,
  input: { customerId: string; source: string; details: Partial<Details>; was?: Partial<Details> },
): Promise<Meanwhile[]> {
  return ctx.transaction(async ctx => {
    const { id } = await lockCustomer(ctx, input.customerId)
    const details = withoutShown(input.details, input.was)
    const changes = changesOf(await readPerson(ctx, id), details)
    checkDetails(ctx, details)
    const meanwhile = changes.filter(({ name, was }) => input.was && name in input.was && !isSame(was, input.was[name]))
    if (meanwhile.length > 0 || changes.length === 0) return meanwhile.map(({ name, was }) => ({ name, now: was }))
    for (const row of await lockRecords(ctx, id)) await changeRecord(ctx, row, input.source, changes, row.id === id)
    return []
  })
}

type Person = Pick<CustomerRow, (typeof COLUMNS)[keyof Details]>

/** As it is true of her, whichever of her records says it. */
async function readPerson(ctx: Ctx, id: string): Promise<Person> {
  const { rows } = await sql<Person>`select name, kind, born, language, preferred_channel, preferred_times, informed,
      safe_words[1] as safe_word from customers.persons where customer_id = ${id}::uuid`.execute(ctx.db)
  return rows[0]!
}

async function lockRecords(ctx: Ctx, id: string): Promise<CustomerRow[]> {
  const { rows } =
    await sql<CustomerRow>`select c.* from customers.ids_of_person h join customers.customers c on c.id = h.other_id
    where h.customer_id = ${id}::uuid order by c.id for no key update of c`.execute(ctx.db)
  return rows
}

/** `isKept`: the one that she goes by; of the others only what would speak against the change. */
async function changeRecord(ctx: Ctx, row: CustomerRow, source: string, all: ChangedField[], isKept: boolean) {
  const changes = all
    .map(({ field, becomes }) => ({ field, was: row[field], becomes }))
    .filter(each => each.was !== each.becomes && (isKept || isAgainst(each)))
  if (changes.length === 0) return
  await ctx.db
    .updateTable('customers.customers')
    .set(Object.fromEntries(changes.map(({ field, becomes }) => [field, becomes])))
    .where('id', '=', row.id)
    .execute()
  await keepChanges(ctx, row.id, source, changes)
  if (changes.some(({ field }) => field === 'name' || field === 'born')) await setKeys(ctx, [row.id])
}

/** Of two words that are asked for, neither is the older one. */
const isAgainst = ({ field, was, becomes }: ChangedField): boolean =>
  field in UNSAID && was !== UNSAID[field] && (becomes === UNSAID[field] || field === 'safe_word')

const NAMES = Object.keys(COLUMNS) as (keyof Details)[]

/** What was typed, without what stands as the form showed it. */
const withoutShown = (details: Partial<Details>, was: Partial<Details> = {}): Partial<Details> =>
  Object.fromEntries(
    NAMES.filter(name => name in details && !(name in was && isSame(details[name], was[name]))).map(name => [
      name,
      details[name],
    ]),
  )

const isSame = (one: unknown, other: unknown): boolean => kept(one) === kept(other)

/** As it is kept: '' is nothing. */
const kept = (value: unknown): unknown => (typeof value === 'string' ? maskCards(value.trim()) || null : value)

export interface ChangedField {
  field: keyof CustomerRow
  was: unknown
  becomes: unknown
}

function changesOf(row: Person, details: Partial<Details>): (ChangedField & { name: keyof Details })[] {
  return (Object.keys(details) as (keyof Details)[])
    .map(name => ({ name, field: COLUMNS[name], was: row[COLUMNS[name]], becomes: kept(details[name]) }))
    .filter(({ was, becomes }) => becomes !== undefined && was !== becomes)
}

function checkDetails(ctx: Ctx, { name, born }: Partial<Details>): void {
  if (name !== undefined) refuseUnless(!!name?.trim(), 'customers.name-missing')
  if (born) refuseUnless(born <= ctx.now().toISOString().slice(0, 10), 'customers.born-in-future')
}

/** Keeps what was before, and tells that it changed. */
export async function keepChanges(
  ctx: Ctx,
  customerId: string,
  source: string,
  changes: ChangedField[],
): Promise<void> {
  const rows = changes.map(({ field, was, becomes }) => ({
    id: newId(),
    customer_id: customerId,
    field,
    was: JSON.stringify(was ?? null),
    becomes: JSON.stringify(becomes ?? null),
    source,
    changed_at: ctx.now(),
    changed_by: writerOf(ctx),
  }))
  await ctx.db.insertInto('customers.changes').values(rows).execute()
  await publish(ctx, ...rows.map(({ field, id }) => customerChanged({ customerId, what: field, rowId: id })))
}
