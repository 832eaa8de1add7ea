// A public request in words that may be published: masked, in one language, with dates as people say them.
import { getVersion, type Service } from '../../modules/catalogue/index.ts'
import { becameOf, type PublishedClosure, type PublishedRequest } from '../../modules/requests/index.ts'
import type { Ctx } from '../../platform/context.ts'
import { sayAt, sayBy } from '../../platform/dates/index.ts'
import { formatCode } from '../../platform/spoken-code/index.ts'
import { say } from '../../platform/text.ts'
import { publicAnswers, publicPlace, publicWords } from '../public-words.ts'
import { textsIn } from './text.ts'

/** What its reporter wrote in answer to questions that are public; '' where there is none. */
export async function sayDescription(ctx: Ctx, request: PublishedRequest): Promise<string> {
  const { form } = await getVersion(ctx, request.versionId)
  return publicAnswers(form ?? [], request, ctx.language)
}

/** Where it is, as its reporter said it; null where only the map knows. */
export const sayPlace = ({ placeWords, names }: PublishedRequest): string | null =>
  publicPlace(placeWords, names) || null

/** How it stands now, in words: how it ended, or that work is planned. Null where there is nothing to add. */
export function sayStatus(ctx: Ctx, request: PublishedRequest): string | null {
  const { status, closure, mergedInto, names } = request
  const t = textsIn(ctx.language)
  if (status === 'closed' && closure) return sayClosure(ctx, closure, names, mergedInto)
  return status === 'scheduled' || status === 'waiting' ? t(status) : null
}

/** How it ended, in full: the words, whose it is, how to challenge it. */
export function sayClosure(ctx: Ctx, closure: PublishedClosure, names: string[], mergedInto: string | null): string {
  const t = textsIn(ctx.language)
  if (closure.outcome === 'cancelled') return t('cancelled')
  const parts = [
    publicWords(closure.words, names),
    mergedInto && t('merged', { reference: formatCode(mergedInto) }),
    closure.body && t('elsewhere', { body: closure.body }),
    closure.bodyReference && t('elsewhereReference', { reference: closure.bodyReference }),
    closure.challenge,
  ]
  return parts.filter(Boolean).join('\n')
}

/** What happens next and by when: 'By Thursday 3 December we will look at it.' Of what a body deals with: whose it is. */
export async function sayNext(ctx: Ctx, request: PublishedRequest, body: string | null): Promise<string> {
  if (request.status === 'closed') return ''
  if (body) return textsIn(ctx.language)('ofBody', { body })
  const service = await getVersion(ctx, request.versionId)
  const open = request.promises.filter(step => becameOf(step) === 'open')
  return sayPromise(
    ctx,
    service,
    open.map(({ step, dueAt }) => ({ id: step, due: dueAt })),
  )
}

/** Steps of a service's promise as sentences. */
export function sayPromise(ctx: Ctx, service: Service, steps: { id: string; due: Date }[]): string {
  const t = textsIn(ctx.language)
  const saying = { language: ctx.language, now: ctx.now() }
  const sentences = steps.flatMap(({ id, due }) => {
    const step = service.promise?.steps.find(each => each.id === id)
    if (!step) return []
    const inHours = 'hours' in step.within || 'workingHours' in step.within
    const by = inHours ? `${sayBy(due, saying)} ${sayAt(due, saying)}` : sayBy(due, saying)
    return [capital(t('step', { by, what: say(step.text, ctx.language) }))]
  })
  return sentences.join(' ')
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Date and time with their zone, to the second (W3C note on date and time, as Open311 asks). */
export const sayInstant = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`
