import {
  dropHeld,
  retryAdditions,
  retryReferral,
  sendHeld,
  takeBackReferral,
} from '../../../../modules/referrals/index.ts'
import { readRequest } from '../../../../modules/requests/index.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page } from '../../../../platform/page/page.ts'
import { doneWith } from '../action-screen.ts'

const DONE: Record<string, string> = {
  retry: 'body-retried',
  'add-again': 'body-added-again',
  'take-back': 'body-taken-back',
  send: 'body-sent',
  keep: 'body-kept',
}

/** What is to become of a request that went to another body: send it once more, or deal with it ourselves. */
export const requestBodyPage = page({
  at: import.meta,
  path: '/staff/requests/:id/body',
  permission: 'requests.update',
  audit: 'request-body',
  texts: {},
  form: { act: choiceField(['retry', 'add-again', 'take-back', 'send', 'keep']) },
  async submit(ctx, visit, { act }) {
    const { id } = await readRequest(ctx, visit.params.id!)
    if (act === 'retry') await retryReferral(ctx, id)
    if (act === 'take-back') await takeBackReferral(ctx, id)
    if (act === 'add-again') await retryAdditions(ctx, id)
    if (act === 'send') await sendHeld(ctx, id)
    if (act === 'keep') await dropHeld(ctx, id)
    return doneWith(visit, act ? DONE[act]! : 'body-taken-back')
  },
})
