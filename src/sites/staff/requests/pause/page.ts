import { pauseForCustomer, resumeWork } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page } from '../../../../platform/page/page.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { readyReplies, sayLeftFields } from '../message/ready-replies.ts'
import { seenField } from '../seen.ts'
import { text } from './text.ts'

/** Asks the customer something, and goes on without an answer. Nothing else stops the clock. */
export const pausePage = page({
  at: import.meta,
  path: '/staff/requests/:id/pause',
  permission: 'requests.update',
  audit: 'request-pause',
  texts: { ...actionTexts, ...text },
  form: { act: choiceField(['resume']), question: textField(), seen: seenField() },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'ask')
    if (isRedirect(screen)) return screen
    const questions = (await readyReplies(ctx, screen.request)).filter(({ follows }) => follows === 'question')
    return {
      ...screen,
      ready: questions.map(({ id, title, words }) => ({ title, words, href: `${screen.back}/pause?reply=${id}` })),
      words: questions.find(({ id }) => id === visit.query.reply)?.words ?? '',
      isTold: screen.people.some(person => person.isTold),
    }
  },
  async submit(ctx, visit, { act, question, seen }) {
    const requestId = visit.params.id!
    if (act === 'resume') {
      await resumeWork(ctx, { requestId, asOf: seen })
      return doneWith(visit, 'resumed')
    }
    if (!question) throw new Invalid({ question: text.missing.en })
    const left = sayLeftFields(question)
    if (left) throw new Invalid({ question: left })
    await pauseForCustomer(ctx, { requestId, question, asOf: seen })
    return doneWith(visit, 'paused')
  },
  example: ({ request }) => `/staff/requests/${request}/pause`,
})
