import { CLOSING_OUTCOMES, closeRequest } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { say } from '../../../../platform/text.ts'
import { UPLOAD_LIMIT } from '../../../../platform/uploads/index.ts'
import { keepPhotos, MOST_PHOTOS, showKeptPhotos } from '../../../keep-photos.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { serviceNow } from '../heading.ts'
import { readyReplies, sayLeftFields } from '../message/ready-replies.ts'
import { sayWays } from '../people.ts'
import { seenField } from '../seen.ts'
import { explainMissing } from './explain-missing.ts'
import { text } from './text.ts'

/** Closes a request with its true outcome in plain words: done, will not be done, or somebody else's. */
export const closurePage = page({
  at: import.meta,
  path: '/staff/requests/:id/closure',
  permission: 'requests.close',
  audit: 'request-closure',
  texts: { ...actionTexts, ...text },
  uploads: { maxBytes: UPLOAD_LIMIT, maxFiles: MOST_PHOTOS },
  form: {
    outcome: choiceField(CLOSING_OUTCOMES),
    words: textField(),
    challenge: textField(),
    body: textField({ max: 200 }),
    bodyReference: textField({ max: 100 }),
    seen: seenField(),
  },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'close')
    if (isRedirect(screen)) return screen
    const wanted = visit.posted.outcome ?? visit.query.outcome
    // Nothing is chosen for anybody: a refusal must not go out as 'done' because somebody was tired.
    const outcome = CLOSING_OUTCOMES.find(each => each === wanted) ?? ''
    const service = await serviceNow(ctx, screen.request)
    const replies = await readyReplies(ctx, screen.request)
    const reply = replies.find(({ id, follows }) => id === visit.query.reply && follows === outcome)
    const ready = Object.fromEntries(
      CLOSING_OUTCOMES.map(each => [
        each,
        [
          ...service.outcomes[each].map((words, index) => ({
            words: say(words, 'en'),
            href: `${screen.back}/closure?outcome=${each}&ready=${index}`,
          })),
          ...replies
            .filter(({ follows }) => follows === each)
            .map(({ id, title, words }) => ({
              title,
              words,
              href: `${screen.back}/closure?outcome=${each}&reply=${id}`,
            })),
        ],
      ]),
    )
    return {
      ...screen,
      keptPhotos: await showKeptPhotos(ctx, visit, ctx.actor.id),
      outcome,
      ready,
      words: reply?.words ?? ((outcome && ready[outcome]?.[Number(visit.query.ready ?? -1)]?.words) || ''),
      challenge: say(service.challenge, 'en'),
      told: screen.people.filter(person => person.isTold).length,
      ways: sayWays(screen.people),
    }
  },
  async submit(ctx, visit, { outcome, words, challenge, body, bodyReference, seen }) {
    const photos = await keepPhotos(ctx, visit, ctx.actor.id)
    const missing = explainMissing({ outcome, words, challenge, body })
    if (missing) throw new Invalid(missing)
    const left = sayLeftFields(words)
    if (left) throw new Invalid({ words: left })
    await closeRequest(ctx, {
      requestId: visit.params.id!,
      outcome: outcome as Exclude<typeof outcome, ''>,
      words,
      asOf: seen,
      photos,
      ...(outcome === 'refused' ? { challenge } : {}),
      ...(outcome === 'elsewhere' ? { body, ...(bodyReference ? { bodyReference } : {}) } : {}),
    })
    return doneWith(visit, 'closed')
  },
  example: ({ request }) => `/staff/requests/${request}/closure`,
})
