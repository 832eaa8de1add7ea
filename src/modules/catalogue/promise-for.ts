import { addWithin } from '../../platform/working-time/index.ts'
import { getCalendar, type Organisation } from '../organisation/index.ts'
import type { PromiseStep, Service } from './service.ts'

export interface PromisedStep extends Pick<PromiseStep, 'id' | 'text' | 'within'> {
  due: Date
}

/**
 * What we promise somebody who asks at `from`: each step with when it is due, and when the last is (`due`; null where
 * nothing is promised). Pure; the clock staff work to is this one.
 */
export function promiseFor(
  organisation: Organisation,
  service: Pick<Service, 'promise'>,
  from: Date,
): { steps: PromisedStep[]; due: Date | null } {
  if (!service.promise) return { steps: [], due: null }
  const calendar = getCalendar(organisation, service.promise.calendar)
  const asked = from.toTemporalInstant()
  const steps = service.promise.steps.map(({ id, text, within }) => ({
    id,
    text,
    within,
    due: new Date(addWithin(calendar, asked, within).epochMilliseconds),
  }))
  return { steps, due: steps.at(-1)?.due ?? null }
}
