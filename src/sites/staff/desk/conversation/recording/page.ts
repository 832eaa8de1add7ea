import { goOnRecording, pauseRecording } from '../../../../../modules/interactions/index.ts'
import { choiceField } from '../../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Lets the recording of the call stand, or go on. */
export const deskRecordingPage = page({
  at: import.meta,
  path: '/staff/desk/:id/recording',
  permission: 'interactions.take',
  audit: 'conversation-recording',
  texts: deskTexts,
  form: { act: choiceField(['pause', 'on']) },
  submit(ctx, visit, { act }) {
    const id = visit.params.id!
    const screen = `/staff/desk/${id}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      if (act === 'pause') await pauseRecording(ctx, id)
      if (act === 'on') await goOnRecording(ctx, id)
      return redirect(screen)
    })
  },
})
