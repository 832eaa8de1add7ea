import { findBookedFrom } from '../../../../../modules/bookings/index.ts'
import { findWayBack } from '../../../../../modules/correspondence/index.ts'
import { sendMeeting } from '../../../../../modules/interactions/index.ts'
import { isId } from '../../../../../platform/id.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { keyField } from '../../../requests/form-key.ts'
import { deskTexts } from '../../desk-texts.ts'
import { orBack } from '../../or-back.ts'
import { keepTyped } from '../../typed.ts'

/** Adds a meeting by video to the conversation, and sends its link. */
export const deskMeetingPage = page({
  at: import.meta,
  path: '/staff/desk/:id/meeting',
  permission: 'interactions.take',
  audit: 'conversation-meeting',
  texts: deskTexts,
  form: { key: keyField() },
  submit(ctx, visit, { key }) {
    const interactionId = visit.params.id!
    const screen = `/staff/desk/${interactionId}`
    return orBack(screen, async () => {
      await keepTyped(ctx, visit)
      const isSafeSaid = visit.posted['safe-meeting'] === 'yes'
      // Of several who wrote, whom she pressed the button for.
      const { meeting } = visit.posted
      const chosen = typeof meeting === 'string' && isId(meeting) ? meeting : undefined
      const wrote = await findWayBack(ctx, interactionId, chosen)
      const writtenFrom = wrote ?? (chosen ? null : await findBookedFrom(ctx, interactionId))
      await sendMeeting(ctx, { interactionId, key, writtenFrom, isChosen: !!chosen, isSafeSaid })
      return redirect(`${screen}?done=meeting-sent#meeting`)
    })
  },
})
