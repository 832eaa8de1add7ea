import { findBodyFor } from '../../../modules/referrals/index.ts'
import { markPresence, type RequestView, readRequest } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { isId } from '../../../platform/id.ts'
import { type Redirect, redirect, type Visit } from '../../../platform/page/page.ts'
import { staffOf } from '../site.ts'
import { type ShownAnswers, showAnswers } from './answers.ts'
import { type Heading, readHeading } from './heading.ts'
import { type MayDo, mayDo } from './may-do.ts'
import { type ShownPerson, sayDeaths, sayDoubts, showPeople } from './people.ts'
import { type ShownStep, showSteps } from './promise-steps.ts'
import { readTimeline, type TimelineEntry } from './timeline/entries.ts'

/** What stands beside the form of every action: enough to do it well without going back. */
export interface ActionScreen {
  request: RequestView
  heading: Heading
  answers: ShownAnswers
  steps: ShownStep[]
  /** The body that deals with it: no date of ours holds then. Null: it is ours. */
  body: string | null
  people: ShownPerson[]
  /** Who of them has died, or is not to be written to, in words. */
  deaths: string[]
  latest: TimelineEntry[]
  may: MayDo
  /** Goes with the form: the number of the newest event that is shown. */
  seen: number
  /** Colleagues are told that somebody writes here. */
  writing: true
  back: string
  /** The conversation it is done from, to go back to; '' where it is none. */
  desk: string
}

const LATEST = 4

/** `NotFound` as `readRequest`. */
export async function readActionScreen(ctx: Ctx, visit: Visit): Promise<ActionScreen> {
  const request = await readRequest(ctx, visit.params.id!)
  await markPresence(ctx, { requestId: request.id, writing: true })
  const people = showPeople(ctx.actor, request)
  return {
    request,
    heading: await readHeading(ctx, request),
    answers: await showAnswers(ctx, request),
    steps: await showSteps(ctx, request),
    body: await findBodyFor(ctx, request),
    people,
    deaths: [...sayDeaths(people), ...sayDoubts(people)],
    latest: (await readTimeline(ctx, request)).slice(0, LATEST),
    may: mayDo(staffOf(ctx), request),
    seen: request.lastSeq,
    writing: true,
    back: `/staff/requests/${request.id}`,
    desk: deskOf(visit),
  }
}

/**
 * The screen, or back to the request where this cannot be done as things stand. What was typed and refused is always
 * shown again with the reason.
 */
export async function screenFor(ctx: Ctx, visit: Visit, allowed: keyof MayDo): Promise<ActionScreen | Redirect> {
  const screen = await readActionScreen(ctx, visit)
  const isTyped = Object.keys(visit.posted).length > 0
  return screen.may[allowed] || isTyped ? screen : redirect(screen.back)
}

/** The same where she may no longer see it: a sensitive request that went to another team. */
export async function doneWherever(ctx: Ctx, visit: Visit, done: string): Promise<Redirect> {
  const isSeen = await readRequest(ctx, visit.params.id!).then(
    () => true,
    error => {
      if (error instanceof NotFound) return false
      throw error
    },
  )
  return isSeen ? doneWith(visit, done) : redirect('/staff/queue?done=out-of-sight')
}

/** Back to the request, or to the conversation it was done from, with a word on what was done. */
export const doneWith = (visit: Visit, done: string): Redirect => {
  const desk = deskOf(visit)
  return redirect(`${desk ? `/staff/desk/${desk}` : `/staff/requests/${visit.params.id}`}?done=${done}`)
}

function deskOf({ posted, query }: Visit): string {
  const id = posted.desk ?? query.desk
  return isId(id) ? id : ''
}
