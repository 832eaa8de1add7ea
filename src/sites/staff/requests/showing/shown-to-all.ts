import { getVersion } from '../../../../modules/catalogue/index.ts'
import type { RequestView } from '../../../../modules/requests/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { say } from '../../../../platform/text.ts'
import { publicAnswers, publicPlace, publicWords } from '../../../public-words.ts'
import { serviceNow } from '../heading.ts'
import { showFile } from '../photos.ts'

interface Typed {
  words: string
  place: string
}

/** What everybody would read of it as it was written: names and numbers are taken out. */
export async function readWritten(ctx: Ctx, request: RequestView): Promise<Typed> {
  const { form = [] } = await getVersion(ctx, request.versionId)
  const names = namesOf(request)
  return {
    words: publicAnswers(form, { answers: request.answers, shownWords: null, names }, 'en'),
    place: publicPlace(request.placeWords, names),
  }
}

/** Everything on its public page that somebody wrote or took, as it will stand there. */
export async function lookAt(ctx: Ctx, request: RequestView, { words, place }: Typed) {
  const names = namesOf(request)
  const name = say((await serviceNow(ctx, request)).name, 'en')
  const shownPlace = publicPlace(place, names)
  return {
    title: shownPlace ? `${name}: ${shownPlace}` : name,
    words: publicWords(words, names),
    hasMap: request.lat !== null,
    photos: request.photos
      .filter(({ releasedAt, withdrawnAt }) => releasedAt && !withdrawnAt)
      .map(photo => showFile(request, photo))
      .filter(({ isPicture }) => isPicture),
    told: [
      ...request.updates.filter(({ audience, withdrawnAt }) => audience === 'public' && !withdrawnAt),
      ...request.closures.filter(({ outcome }) => outcome !== 'cancelled'),
    ]
      .filter(each => each.words)
      .map(each => publicWords(each.words, names)),
  }
}

/** Those given by all who take part, for themselves and for whom they asked. */
const namesOf = ({ participants }: RequestView): string[] =>
  participants.flatMap(({ name, onBehalf }) => [name, onBehalf?.of ?? null]).filter(name => !!name) as string[]
