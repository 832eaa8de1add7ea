import { readCatalogue } from '../../../../modules/catalogue/index.ts'
import { askingNow } from '../../../../modules/drafts/index.ts'
import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { type AskedRequest, type Reporter, reporterFrom } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid } from '../../../../platform/errors.ts'
import {
  type Answers,
  mainTextQuestion,
  type PlaceAnswer,
  placeQuestion,
  type Question,
  readAnswer,
} from '../../../../platform/form/index.ts'
import { maskCards } from '../../../../platform/masking/index.ts'
import type { Posted } from '../../../../platform/page/page.ts'
import { reachQuestion } from '../../../questions/join-request.ts'
import { text } from './text.ts'

/** Where it is, as in any form, but it may be left out. */
export const placeQuestionOf = (): Question => ({ id: 'where', type: 'place', label: text.where, required: false })

/** How to reach them, as in any form, but nothing of it is needed. */
export async function contactQuestion(ctx: Ctx): Promise<Question> {
  const { oneOf: _, ...question } = await reachQuestion(ctx)
  const fields = question.fields?.map(field => ({ ...field, required: false })).filter(({ id }) => id !== 'language')
  return { ...question, label: text.contact, required: false, ...(fields && { fields }) }
}

/** What was posted, as a request of the chosen service: her words are its free text. Throws `Invalid` by box. */
export async function readQuick(
  ctx: Ctx,
  posted: Posted,
  typed: { words: string; service: string; safe: boolean },
): Promise<{ requests: AskedRequest[]; reporter: Reporter | null }> {
  const asking = askingNow(ctx)
  const place = await readAnswer(placeQuestionOf(), withEitherWord(posted), { ...asking, isOnlyAround: () => false })
  const contact = await readAnswer(await contactQuestion(ctx), posted, asking)
  if (place.errors || contact.errors) throw new Invalid({ ...place.errors, ...contact.errors })
  const where = place.answer as PlaceAnswer | undefined
  return {
    requests: [await describe(ctx, { ...typed, words: maskCards(typed.words) }, where)],
    reporter: reporterOf((contact.answer ?? {}) as Record<string, string>, typed.safe),
  }
}

/** A form asks where it is near and where exactly; in a hurry either is enough. */
function withEitherWord(posted: Posted): Posted {
  const [near, words] = [posted['q-near'], posted['q-words']].map(value => String(value ?? '').trim())
  return { ...posted, 'q-near': near || words || '', 'q-words': words || near || '' }
}

/** Words and place become answers where the service's form asks for them. */
async function describe(
  ctx: Ctx,
  { words, service: slug }: { words: string; service: string },
  where: PlaceAnswer | undefined,
): Promise<AskedRequest> {
  const [{ services }, { council }] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const wanted = services.get(slug)
  const service = wanted?.form ? wanted : services.get(council.fallback.service)!
  const [main, spot] = [mainTextQuestion(service.form ?? []), placeQuestion(service.form ?? [])]
  const answers: Answers = { ...(main && { [main.id]: words }), ...(spot && where && { [spot.id]: where }) }
  return { service: service.slug, answers, details: words, ...(where && { place: where }) }
}

function reporterOf({ name, email, phone }: Record<string, string | undefined>, isSafe: boolean): Reporter | null {
  const safe = isSafe ? (['email', 'phone', 'text'] as const).filter(each => (each === 'email' ? email : phone)) : []
  return reporterFrom({
    ...(name && { name }),
    ...(email && { email }),
    ...(phone && { phone }),
    safe: [...safe],
  })
}
