import { canBeTold, type NewCustomer, newCustomer } from '../customers/index.ts'
import type { Way } from './told-by.ts'

/** Who asks for something, and whether she wants to hear of it. */
export interface Reporter {
  /** Null: somebody who asks for another and gave no details of her own. */
  customer: NewCustomer | null
  /** Wants to be kept informed, and can be. */
  told: boolean
  /** The way she chose, where she gave several. */
  way?: Way
  /** Said by somebody who asks for somebody else: by what right, and for whom. */
  onBehalf?: { authority: string; of: string }
  /** An id of the person who is known to ask: no record is made of what `customer` says. */
  of?: string
  /** Who speaks for her: takes part beside her, by what he gave. */
  helper?: Omit<Reporter, 'of' | 'helper'>
}

/** A reporter from plain contact details; null when nothing was given. */
export function reporterFrom(
  details: Parameters<typeof newCustomer>[0] & { onBehalf?: Reporter['onBehalf'] },
): Reporter | null {
  const customer = newCustomer(details)
  if (!customer && !details.onBehalf) return null
  return {
    customer,
    told: !!customer && canBeTold(customer),
    ...(details.onBehalf ? { onBehalf: details.onBehalf } : {}),
  }
}
