import { matchEverybody } from '../modules/customers/index.ts'
import type { Ctx } from '../platform/context.ts'
import { say } from '../supervisor/progress.ts'

const number = (value: number): string => value.toLocaleString('en')

/** Compares all customers with one another and says what came of it. */
export async function compareEverybody(ctx: Ctx): Promise<void> {
  const { people, pairs, shown, joined } = await matchEverybody(ctx, say)
  say(`${number(people)} records compared: ${number(pairs)} pairs may be one person.`)
  say(`The likeliest ${number(shown)} wait at /staff/customers/duplicates; the others are hints on the records.`)
  if (joined > 0) say(`${number(joined)} pairs were certain: they are joined, as the council has signed.`)
}
