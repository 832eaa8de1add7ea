import { DIRECTIONS, INTERACTION_CHANNELS, listTabs, startConversation } from '../../../modules/interactions/index.ts'
import { can } from '../../../modules/organisation/index.ts'
import { choiceField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { text as bookingTexts } from '../bookings/text.ts'
import { keyField, withKey } from '../requests/form-key.ts'
import { CHANNEL_LABELS, rememberChannel, usualChannel } from '../take/channels.ts'
import { deskTexts } from './desk-texts.ts'
import { refusedWords } from './or-back.ts'
import { showTabs } from './show-tabs.ts'
import { showVideoVisits } from './show-video-visits.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...bookingTexts, ...text }

/** The adviser's desk: begin a conversation, go on with one that waits, take a call that rings at nobody's phone. */
export const deskPage = page({
  at: import.meta,
  path: '/staff/desk',
  permission: 'interactions.take',
  audit: 'conversation-start',
  texts,
  form: {
    channel: choiceField(INTERACTION_CHANNELS, { required: 'chooseChannel' }),
    direction: choiceField(DIRECTIONS),
    key: keyField(),
  },
  async load(ctx, visit) {
    return withKey(visit, {
      ...(await showTabs(ctx, await listTabs(ctx))),
      videoVisits: await showVideoVisits(ctx),
      refused: refusedWords(texts, visit.query),
      takesCalls: can(ctx.actor, 'interactions.answer-calls'),
      channels: INTERACTION_CHANNELS.map(value => ({ value, text: CHANNEL_LABELS[value] })),
      usual: usualChannel(visit) || 'phone',
    })
  },
  async submit(ctx, visit, { channel, direction, key }) {
    const chosen = channel || 'phone'
    const id = await startConversation(ctx, { key, channel: chosen, direction: direction || 'in' })
    rememberChannel(visit, chosen)
    return redirect(`/staff/desk/${id}`)
  },
})
