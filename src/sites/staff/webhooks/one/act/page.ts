import {
  renewSecret,
  replayDelivery,
  replayFailed,
  resumeSubscription,
  stopSubscription,
  testSubscription,
} from '../../../../../modules/webhooks/index.ts'
import { choiceField, idField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { showOnce } from '../../../shown-once.ts'

const DONE: Record<string, string> = {
  test: 'tested',
  replay: 'replayed',
  failed: 'failed',
  stop: 'stopped',
  again: 'again',
  secret: 'secret',
}

/** The buttons of a system that is told. */
export const webhookActPage = page({
  at: import.meta,
  path: '/staff/webhooks/:id/act',
  permission: 'keys.change',
  audit: 'webhook-act',
  texts: {},
  form: { act: choiceField(['test', 'replay', 'failed', 'stop', 'again', 'secret']), delivery: idField() },
  async submit(ctx, visit, { act, delivery }) {
    const id = visit.params.id!
    if (act === 'test') await testSubscription(ctx, id, visit.origin)
    if (act === 'replay') await replayDelivery(ctx, id, delivery)
    if (act === 'failed') await replayFailed(ctx, id)
    if (act === 'again') await resumeSubscription(ctx, id)
    if (act === 'secret') showOnce(visit, 'webhook', await renewSecret(ctx, id))
    if (act === 'stop') await stopSubscription(ctx, id, 'staff')
    return redirect(`/staff/webhooks/${id}${act ? `?done=${DONE[act]}` : ''}`)
  },
})
