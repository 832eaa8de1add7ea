import { DIRECTIONS, INTERACTION_CHANNELS, listTabs, startConversation } from '../../../modules/interactions/index.ts'
import { choiceField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { keyField, withKey } from '../requests/form-key.ts'
import { CHANNEL_LABELS, rememberChannel, usualChannel } from '../take/channels.ts'
import { deskTexts } from './desk-texts.ts'
import { showTabs } from './show-tabs.ts'
import { text } from './text.ts'

/** The adviser's desk: begin a conversation, go on with one that waits, take a call that rings at nobody's phone. */
export const deskPage = page({
  at: import.meta,
  path: '/staff/desk',
  permission: 'interactions.take',
  audit: 'conversation-start',
  texts: { ...deskTexts, ...text },
  form: {
    channel: choiceField(INTERACTION_CHANNELS, { required: 'chooseChannel' }),
    direction: choiceField(DIRECTIONS),
    key: keyField(),
  },
  async load(ctx, visit) {
    return withKey(visit, {
      ...(await showTabs(ctx, await listTabs(ctx))),
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
