import { type CustomerView, findRestricted, readCustomer } from '../../../modules/customers/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound, Refused } from '../../../platform/errors.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'

/**
 * The record that is open, or the way to the page that asks why: first for who has not said so within the hour, and for a
 * restricted record that one may know of.
 */
export async function readOpened(ctx: Ctx, visit: Visit): Promise<CustomerView | Redirect> {
  const id = visit.params.customer!
  try {
    return await readCustomer(ctx, id)
  } catch (error) {
    const mayOpen = error instanceof Refused || (error instanceof NotFound && (await findRestricted(ctx, id)))
    if (mayOpen) return redirect(`/staff/customers/${id}/opening?to=${encodeURIComponent(visit.url)}`)
    throw error
  }
}

export const mayChange = (ctx: Ctx): boolean => can(ctx.actor, 'customers.change')

export const pathOf = (customer: { id: string }): string => `/staff/customers/${customer.id}`

/** Back to the record, with a word on what was done. */
export const doneAt = (visit: Visit, done: string): Redirect =>
  redirect(`/staff/customers/${visit.params.customer}?done=${done}`)
