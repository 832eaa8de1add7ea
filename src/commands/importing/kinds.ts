import { customerColumns, importCustomers } from '../../modules/customers/index.ts'
import { importInteractions, interactionColumns } from '../../modules/interactions/index.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Columns, columnReader, ImportInput, ImportSummary } from '../../platform/importing/index.ts'

/** What can be brought in, and how it is called. */
export interface Kind<F extends string = string> {
  noun: string
  columns: ReturnType<typeof columnReader<F>>
  /** Columns without which nothing can be taken. */
  needed: F[]
  /** Columns that are known and not kept. */
  unused: F[]
  run(
    ctx: Ctx,
    input: ImportInput & { columns: Columns<F>; customers?: string; apart?: boolean },
  ): Promise<ImportSummary>
}

const kindOf = <F extends string>(kind: Kind<F>): Kind => kind as unknown as Kind

export const KINDS: Record<string, Kind> = {
  customers: kindOf({
    noun: 'customers',
    columns: customerColumns,
    needed: ['id'],
    // `match` alone uses it.
    unused: ['identifier'],
    run: importCustomers,
  }),
  interactions: kindOf({
    noun: 'conversations',
    columns: interactionColumns,
    needed: ['id', 'customer', 'at'],
    unused: [],
    run: importInteractions,
  }),
}
