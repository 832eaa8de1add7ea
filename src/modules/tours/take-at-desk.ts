import { type Ctx, withContext } from '../../platform/context.ts'
import { NotFound, Refused } from '../../platform/errors.ts'
import { publish } from '../../platform/events/index.ts'
import {
  type AddressAnswer,
  type Answers,
  contactOf,
  type PlaceAnswer,
  placeQuestion,
  type Question,
  questionsThatApply,
  readAnswer,
} from '../../platform/form/index.ts'
import { isId } from '../../platform/id.ts'
import { unseal } from '../../platform/sealing/index.ts'
import { readCatalogue } from '../catalogue/index.ts'
import { askingNow, readForm } from '../drafts/index.ts'
import { joinToDuty } from '../duty/index.ts'
import { can } from '../organisation/index.ts'
import { type OpenedRequest, openSubmission, reporterFrom } from '../requests/index.ts'
import {
  type AskedAtDesk,
  believable,
  type DeskProblem,
  letterAbout,
  type SentFromDesk,
  type TakenAtDesk,
} from './desk.ts'
import { findArrived, getOwnDesk, noteArrival } from './desks.store.ts'
import { readAsked } from './read-asked.ts'
import { takenAtDesk } from './tours.events.ts'

/**
 * Takes in one thing that was asked at a desk without a network: once, however often it is sent. Its clocks begin when it
 * was asked. What cannot be taken is not lost: the answer holds the words and what to mend. Throws NotFound for a desk
 * that is over or somebody else's.
 */
export async function takeAtDesk(ctx: Ctx, sent: SentFromDesk): Promise<TakenAtDesk> {
  if (!can(ctx.actor, 'tours.desk') || !isId(sent.item)) throw new NotFound('desk')
  const desk = await getOwnDesk(ctx, sent.deskId)
  const arrived = await findArrived(ctx, desk.id, sent.item)
  if (arrived) return { state: 'taken', ...arrived }
  const asked = readAsked(await unseal(desk.privateKey, sent.sealed, letterAbout(sent)))
  if (!asked || !desk.references.includes(sent.reference)) return { state: 'unreadable' }
  if (asked.unfinished) return { state: 'refused', because: 'unfinished', asked, problems: [] }
  const { services } = await readCatalogue(ctx)
  if (!services.get(asked.service)?.form) return { state: 'refused', because: 'withdrawn', asked, problems: [] }
  const form = await readForm(ctx, asked).catch(ifGone)
  if (!form) return { state: 'refused', because: 'withdrawn', asked, problems: [] }
  const judged = await judge(ctx, form.questions, asked)
  if (judged.problems.length > 0) return { state: 'refused', because: 'answers', asked, problems: judged.problems }
  const takenAt = believable(new Date(asked.takenAt), desk.openedAt, ctx.now())
  try {
    return await ctx.transaction(async ctx => {
      const opened = await open(withContext(ctx, { channel: 'tour', now: () => takenAt }), sent, asked, {
        ...judged,
        questions: form.questions,
        sensitive: form.service.privacy.sensitive,
      })
      const { requestId, reference } = opened
      for (const recordId of asked.raised ?? []) await joinToDuty(ctx, { recordId, requestId })
      if (await noteArrival(ctx, { deskId: desk.id, item: sent.item, requestId, reference, takenAt }))
        await publish(ctx, takenAtDesk({ stopId: desk.stopId, deskId: desk.id, requestId }))
      return { state: 'taken', requestId, reference }
    })
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'requests.outside') throw error
    return { state: 'refused', because: 'answers', asked, problems: [outside(form.questions)] }
  }
}

const ifGone = (error: unknown): null => {
  if (error instanceof NotFound) return null
  throw error
}

const outside = (questions: Question[]): DeskProblem => ({
  question: placeQuestion(questions)?.id ?? '',
  field: 'q-near',
  text: 'This place is outside our area. Check where it is',
})

/** Goes through the form as it is walked on the web, by all its rules and with what only we know: borders, new postcodes. */
async function judge(ctx: Ctx, questions: Question[], { typed }: AskedAtDesk) {
  const asking = askingNow(withContext(ctx, { language: 'en' }))
  const answers: Answers = {}
  const problems: DeskProblem[] = []
  for (const { id } of questions) {
    const question = questionsThatApply(questions, answers).find(each => each.id === id)
    // A device has no files of ours, so it can name none.
    if (!question || ['photos', 'documents'].includes(question.type)) continue
    const read = await readAnswer(question, typed[id] ?? {}, asking)
    if (!read.errors) answers[id] = read.answer
    else problems.push(...Object.entries(read.errors).map(([field, text]) => ({ question: id, field, text })))
  }
  return { answers, problems }
}

async function open(
  ctx: Ctx,
  { deskId, item, reference }: SentFromDesk,
  { service, versionId }: AskedAtDesk,
  { answers, questions, sensitive }: { answers: Answers; questions: Question[]; sensitive: boolean },
): Promise<OpenedRequest> {
  const contact = contactOf(answers)
  const place = firstOf<PlaceAnswer>(questions, answers, 'place')
  const postcode = firstOf<AddressAnswer>(questions, answers, 'address')?.postcode
  const own = Object.entries(answers).filter(([id, answer]) => !id.startsWith('_') && answer !== undefined)
  const [opened] = await openSubmission(ctx, {
    key: `tour:${deskId}:${item}`,
    language: contact.language ?? 'en',
    reporter: reporterFrom(postcode && !sensitive ? { ...contact, postcode } : contact),
    requests: [
      {
        ...{ service, versionId, reference, answers: Object.fromEntries(own) },
        ...(place && { place }),
        ...(postcode && { postcode }),
      },
    ],
  })
  return opened!
}

function firstOf<T>(questions: Question[], answers: Answers, type: Question['type']): T | undefined {
  const question = questions.find(each => each.type === type && answers[each.id] !== undefined)
  return question && (answers[question.id] as T)
}
