import { holdMessage, isPublic, readRequest } from '../../../../modules/requests/index.ts'
import type { StaffActor } from '../../../../platform/actor.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, textField, tickField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { UPLOAD_LIMIT } from '../../../../platform/uploads/index.ts'
import { keepPhotos, MOST_PHOTOS, showKeptPhotos } from '../../../keep-photos.ts'
import { type ActionScreen, doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { keyField, withKey } from '../form-key.ts'
import { mayDo } from '../may-do.ts'
import { seenField } from '../seen.ts'
import { draftsOf } from './drafts-of.ts'
import { heldTexts } from './held-text.ts'
import { readyMessages } from './ready-messages.ts'
import { type ReadyReply, readyReplies, sayLeftFields } from './ready-replies.ts'
import { replyTexts } from './reply-text.ts'
import { tellsAnybody } from './tells-anybody.ts'
import { text } from './text.ts'

/** Words to everybody who follows a request, each privately; on the public page too where the colleague says so. */
export const messagePage = page({
  at: import.meta,
  path: '/staff/requests/:id/message',
  permission: 'requests.update',
  audit: 'request-message',
  texts: { ...actionTexts, ...heldTexts, ...text },
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: MOST_PHOTOS },
  form: {
    words: textField(),
    audience: choiceField(['participants', 'public']),
    urgent: tickField(),
    key: keyField(),
    seen: seenField(),
  },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'message')
    if (isRedirect(screen)) return screen
    const replies = await readyReplies(ctx, screen.request)
    const ready = [...replies.filter(({ follows }) => follows === 'message'), ...readyMessages(screen, ctx)]
    const { mine, others } = draftsOf(ctx, screen.request)
    return withKey(visit, {
      ...screen,
      mine,
      others,
      keptPhotos: await showKeptPhotos(ctx, visit, ctx.actor.id, mine?.photos),
      ready: [
        ...ready.map(({ title, words }, index) => ({ title, words, href: `${screen.back}/message?ready=${index}` })),
        ...repliesThatDoMore(ctx, screen, replies),
      ],
      words: [mine?.words, ready[Number(visit.query.ready ?? -1)]?.words].filter(Boolean).join('\n\n'),
      told: screen.people.filter(person => person.isTold),
      untold: screen.people.filter(person => !person.isTold),
      isPublic: isPublic(screen.request),
    })
  },
  async submit(ctx, visit, { words, audience, urgent, key, seen }) {
    const photos = await keepPhotos(ctx, visit, ctx.actor.id)
    if (!words) throw new Invalid({ words: text.missing.en })
    const left = sayLeftFields(words)
    if (left) throw new Invalid({ words: left })
    const requestId = visit.params.id!
    if (audience === 'public' && (await namesReporter(ctx, requestId, words)))
      throw new Invalid({ words: replyTexts.namesPublic.en })
    await holdMessage(ctx, {
      key,
      requestId,
      words,
      audience: audience || 'participants',
      photos,
      isUrgent: urgent,
      asOf: seen,
    })
    return doneWith(visit, (await tellsAnybody(ctx, requestId)) ? 'messaged' : 'untold')
  },
  example: ({ request }) => `/staff/requests/${request}/message`,
})

/** They stand on the page of what they do besides, where everything it needs is asked. */
function repliesThatDoMore({ actor }: Ctx, { back, request }: ActionScreen, replies: ReadyReply[]) {
  const { pause, close } = mayDo(actor as StaffActor, request)
  return replies
    .filter(({ follows }) => (follows === 'question' ? pause : follows !== 'message' && close))
    .map(({ id, title, follows }) => ({
      title,
      href: follows === 'question' ? `${back}/pause?reply=${id}` : `${back}/closure?outcome=${follows}&reply=${id}`,
      follows: text[`follows.${follows}` as keyof typeof text].en,
    }))
}

/** A reply with her name filled in must not reach the public page. */
async function namesReporter(ctx: Ctx, requestId: string, words: string): Promise<boolean> {
  const { participants } = await readRequest(ctx, requestId)
  return participants.some(({ name }) => !!name && words.toLowerCase().includes(name.toLowerCase()))
}
