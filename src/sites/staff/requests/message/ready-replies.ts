import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { findBodyFor } from '../../../../modules/referrals/index.ts'
import { fillReply, leftFields, listReplies, type Reply, type ReplyFacts } from '../../../../modules/replies/index.ts'
import { isPublic, type RequestView } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { sayByDay } from '../../../../platform/dates/index.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { fill, type Language, say } from '../../../../platform/text.ts'
import { staffOf } from '../../site.ts'
import type { ReadyWords } from './ready-messages.ts'
import { replyTexts } from './reply-text.ts'

export type ReadyReply = ReadyWords & Pick<Reply, 'id' | 'follows'>

/** The council's replies for a request, filled in, in the language of whoever asked. */
export async function readyReplies(ctx: Ctx, request: RequestView): Promise<ReadyReply[]> {
  const language: Language = reporterOf(request)?.language === 'cy' ? 'cy' : 'en'
  const facts = { en: await factsOf(ctx, request, 'en'), cy: await factsOf(ctx, request, 'cy') }
  return (await listReplies(ctx, { service: request.service })).map(({ id, title, words, follows }) => {
    const spoken = words[language] ? language : 'en'
    // How a public request ended everybody may read.
    const known = isEnding(follows) && isPublic(request) ? { ...facts[spoken], name: '' } : facts[spoken]
    return { id, title, follows, words: fillReply(words[spoken]!, known) }
  })
}

const isEnding = (follows: Reply['follows']): boolean => follows !== 'message' && follows !== 'question'

const reporterOf = ({ participants, id }: RequestView) =>
  participants.find(each => each.role === 'reporter' && each.ofRequest === id)

/** A name goes only to whom it belongs: where several read the message it is not known. */
async function factsOf(ctx: Ctx, request: RequestView, language: Language): Promise<ReplyFacts> {
  const { teams } = await readOrganisation(ctx)
  const { names } = await readCatalogue(ctx)
  const isDue = request.nextDueAt && request.nextDueAt > ctx.now() && !(await findBodyFor(ctx, request))
  const next = isDue ? request.nextDueAt : null
  const alone = request.participants.length === 1 ? reporterOf(request) : undefined
  return {
    name: alone?.name ?? '',
    reference: formatCode(request.reference),
    service: say(names.get(request.service), language),
    team: say(teams.get(request.teamId)?.name, language),
    promise: next ? sayByDay(next, { language, now: ctx.now() }) : '',
    place: request.placeWords ?? '',
    ...(await factsOfSender(ctx, language)),
  }
}

/** Who writes, and for whom. */
async function factsOfSender(ctx: Ctx, language: Language): Promise<ReplyFacts> {
  const { council } = await readOrganisation(ctx)
  return { adviser: staffOf(ctx).name, council: say(council.name, language) }
}

/** Whom an answer without a request goes to, and what is known of it. */
export interface Answered {
  service: string | null
  name: string
  reference: string
  language: Language
}

/** The same for the answer to what somebody wrote: those that neither ask by nor close a request. */
export async function readyAnswers(
  ctx: Ctx,
  { service, name, reference, language }: Answered,
): Promise<(ReadyWords & Pick<Reply, 'id'>)[]> {
  const { names, services } = await readCatalogue(ctx)
  const { teams } = await readOrganisation(ctx)
  const all = await listReplies(ctx, service ? { service } : {})
  const fit = all.filter(each => each.follows === 'message' && (service || each.services.length === 0))
  return Promise.all(
    fit.map(async ({ id, title, words }) => {
      const spoken = words[language] ? language : 'en'
      const about = service ? say(names.get(service), spoken) : ''
      const team = say(teams.get(services.get(service ?? '')?.teams[0] ?? '')?.name, spoken)
      const facts = { name, reference, service: about, team, ...(await factsOfSender(ctx, spoken)) }
      return { id, title, words: fillReply(words[spoken]!, facts) }
    }),
  )
}

/** What has to be mended before such words may go, in plain words; null: nothing. */
export function sayLeftFields(words: string): string | null {
  const { empty, unknown } = leftFields(words)
  if (unknown[0]) return fill(replyTexts.unknownField.en, { field: `{${unknown[0]}}` })
  return empty[0] ? replyTexts[`empty.${empty[0]}`].en : null
}
