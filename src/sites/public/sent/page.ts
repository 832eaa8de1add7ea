import {
  findDangerTyped,
  getVersion,
  listGoesWith,
  readCatalogue,
  type Service,
} from '../../../modules/catalogue/index.ts'
import { findBodyFor } from '../../../modules/referrals/index.ts'
import { listKnowledge, participantOfToken, readTracked, type Tracked } from '../../../modules/requests/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page } from '../../../platform/page/page.ts'
import { formatCode, speakCode } from '../../../platform/spoken-code/index.ts'
import { translator } from '../../../platform/text.ts'
import { sayOfBody } from '../../promise-now.ts'
import { sayDue } from '../../say-due.ts'
import { numbersOf, numbersToRing } from '../track/danger-typed.ts'
import { text } from './text.ts'

/** 'We have it': the reference, what happens next and by when, and the private link. */
export const sentPage = page({
  at: import.meta,
  path: '/sent/:token',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const token = visit.params.token!
    const participantId = await participantOfToken(ctx, token)
    if (!participantId) throw new NotFound('link')
    const tracked = await readTracked(ctx, participantId)
    const service = await getVersion(ctx, tracked.versionId)
    const { services } = await readCatalogue(ctx)
    const goesWith = tracked.participant.role === 'follower' ? [] : await listGoesWith(ctx, service, tracked.answers)
    const body = await findBodyFor(ctx, tracked)
    const steps = tracked.promises.map(({ step, dueAt, keptAt }) => ({
      step: service.promise?.steps.find(each => each.id === step),
      dueAt,
      keptAt,
    }))
    return {
      service,
      ring: await whomToRing(ctx, tracked, service, visit.query.ring),
      reference: formatCode(tracked.reference),
      spoken: speakCode(tracked.reference),
      joined: tracked.participant.role === 'follower',
      isHeldBack: tracked.participant.role === 'reporter' && tracked.heldAt !== null,
      keep: await sayWhatToKeep(ctx, tracked),
      ofBody: body ? sayOfBody(body) : null,
      promise: steps.flatMap(({ step, dueAt, keptAt }) =>
        step && !keptAt && !body ? [{ text: step.text, by: sayDue({ within: step.within, due: dueAt }, ctx) }] : [],
      ),
      goesWith,
      relatedPath: `/sent/${token}/related`,
      relates: service.relates
        .filter(slug => !goesWith.some(each => each.service.slug === slug))
        .flatMap(slug => services.get(slug) ?? [])
        .slice(0, 4),
      trackLink: `/track/${token}`,
    }
  },
  example: ({ token }) => `/sent/${token}`,
})

/** By what she has sent; where she joined, by what she added (in the address). A service for danger itself has its numbers first. */
async function whomToRing(ctx: Ctx, { answers, participant }: Tracked, service: Service, ring: string | undefined) {
  if (participant.role === 'follower') return numbersToRing(ctx, ring)
  const { rules } = await findDangerTyped(ctx, service, { answers })
  if (rules.length === 0) return []
  return numbersOf(ctx, [...new Set([...(service.numbersFirst ? [service.numbersFirst] : []), ...rules])])
}

/** What to keep so that she finds this very request again: no more is promised of the reference than it opens. */
async function sayWhatToKeep(ctx: Ctx, { participant, sensitive, visibility, heldAt }: Tracked): Promise<string> {
  const t = translator(text, ctx.language)
  if (participant.told && participant.hasEmail) return t(sensitive ? 'told.sensitive' : 'told')
  if (sensitive) return t('keep.sensitive')
  const [known] = await listKnowledge(ctx, participant.id)
  if (known) return t('keep.known', { known: t(`known.${known}`) })
  return t(visibility === 'public' && !heldAt ? 'keep.public' : 'keep.link')
}
