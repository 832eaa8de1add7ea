import type { Ctx } from '../../../platform/context.ts'
import { refuseUnless } from '../../../platform/errors.ts'
import { publish } from '../../../platform/events/index.ts'
import { type ImportInput, type ImportSummary, importRows, type Written } from '../../../platform/importing/index.ts'
import type { Columns } from '../matching/columns.ts'
import { setKeys } from '../set-keys.ts'
import { isApartByName } from './apart.ts'
import { customersImported } from './importing.events.ts'
import {
  addImported,
  type Conflict,
  changeImported,
  changePoints,
  findImported,
  keepApart,
  listConflicts,
  type Of,
  stopUsing,
} from './imports.store.ts'
import { type ImportedRecord, readRecord } from './read-record.ts'

/** Throws Refused where an old system has no fit name, or its records are to stay where they are. */
export function refuseUnlessSource(source: string): void {
  refuseUnless(!isApartByName(source), 'customers.source-apart')
  refuseUnless(/^[\w-]{1,40}$/.test(source), 'customers.source-name')
}

export interface CustomersInput extends ImportInput {
  columns: Columns
  /** Whoever brings them says that they may never be compared with others. That holds for this source from then on. */
  apart?: boolean
}

/** Brings the records of an old system in, or up to date. Throws Refused. */
export async function importCustomers(ctx: Ctx, input: CustomersInput): Promise<ImportSummary> {
  const { source, columns } = input
  refuseUnlessSource(source)
  if (input.apart && !input.dryRun) await keepApart(ctx, source)
  return importRows<ImportedRecord>(ctx, input, {
    schema: 'customers',
    read: row => readRecord(source, row, columns, ctx.now()),
    write: (ctx, records, importId) => writeRecords(ctx, { importId, source }, records),
    listNotTaken: async (ctx, importId) => (await listConflicts(ctx, importId)).map(oursKept),
    async tell(ctx, importId, { added, changed }) {
      await publish(ctx, customersImported({ importId, added, changed }))
    },
  })
}

async function writeRecords(ctx: Ctx, of: Of, records: ImportedRecord[]): Promise<Written> {
  const there = await findImported(
    ctx,
    records.map(({ customer }) => customer.id),
  )
  const [known, fresh] = [true, false].map(isKnown =>
    partsOf(records.filter(r => there.has(r.customer.id) === isKnown)),
  )
  if (fresh!.customers.length > 0) await addImported(ctx, of.source, fresh!.customers, fresh!.points)
  const added = fresh!.customers.map(({ id }) => id)
  if (known!.customers.length === 0) return { added, changed: [], notTaken: [] }
  const { changed, conflicts } = await changeImported(ctx, of, known!.customers)
  const points = await changePoints(ctx, of, known!.points)
  const all = [...new Set([...changed, ...points, ...(await stopUsing(ctx, of, known!.customers))])].sort()
  if (all.length > 0) await setKeys(ctx, all)
  return { added, changed: all, notTaken: conflicts.map(oursKept) }
}

const CHANGED: Record<string, string> = {
  name: 'The name',
  born: 'The date of birth',
  language: 'The language',
  died_at: 'Whether they have died',
  kind: 'Whether it is a person or an organisation',
}

const oursKept = ({ line, field }: Conflict) => ({
  line,
  taken: 'ours kept' as const,
  reason: `${CHANGED[field]} was changed here since`,
})

const partsOf = (records: ImportedRecord[]) => ({
  customers: records.map(({ customer }) => customer),
  points: records.flatMap(({ points }) => points),
})
