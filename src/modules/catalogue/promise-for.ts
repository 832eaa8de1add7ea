import { type Answers, holds, questionsThatApply } from '../../platform/form/index.ts'
import { addWithin, toHalfHour } from '../../platform/working-time/index.ts'
import { getCalendar, type Organisation } from '../organisation/index.ts'
import type { PromiseStep, Service } from './service.ts'

export interface PromisedStep extends Pick<PromiseStep, 'id' | 'text' | 'within'> {
  due: Date
}

type Promising = Pick<Service, 'promise' | 'form'>

/**
 * What we promise somebody who asks at `from`: each step with when it is due, and when the last is (`due`; null where
 * nothing is promised). Without `answers` every step, a conditional one with its condition in words; with them only the
 * steps that apply. What was not answered, or is asked of others, meets no `is`. What is promised in hours is due at a full
 * or half hour. Pure; the clock staff work to is this one.
 */
export function promiseFor(
  organisation: Organisation,
  service: Promising,
  from: Date,
  answers?: Answers,
): { steps: PromisedStep[]; due: Date | null } {
  if (!service.promise) return { steps: [], due: null }
  const calendar = getCalendar(organisation, service.promise.calendar)
  const asked = from.toTemporalInstant()
  const promised = answers ? stepsThatApply(service, answers) : stepsForAnybody(service)
  const lawful = service.promise.legal !== null
  const steps = promised.map(({ id, text, within }) => {
    const due = toHalfHour(calendar, addWithin(calendar, asked, within), within, lawful)
    return { id, text, within, due: new Date(due.epochMilliseconds) }
  })
  return { steps, due: steps.at(-1)?.due ?? null }
}

const stepsForAnybody = ({ promise }: Promising): PromiseStep[] =>
  promise?.steps.map(step => ({ ...step, text: step.textIf ?? step.text })) ?? []

function stepsThatApply({ promise, form = [] }: Promising, answers: Answers): PromiseStep[] {
  const counted = Object.fromEntries(questionsThatApply(form, answers).map(({ id }) => [id, answers[id]]))
  return promise?.steps.filter(step => holds(step.when, counted)) ?? []
}
