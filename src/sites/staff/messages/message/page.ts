import { type MessageRow, readMessage } from '../../../../modules/channels/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { page } from '../../../../platform/page/page.ts'
import { readSettings } from '../../../../platform/settings.ts'
import { text } from './text.ts'

export const messagePage = page({
  at: import.meta,
  path: '/staff/messages/:id',
  permission: 'messages.read',
  texts: text,
  async load(ctx, visit) {
    return { back: '/staff/messages', message: await hideLinks(ctx, await readMessage(ctx, visit.params.id!)) }
  },
  example: fixtures => `/staff/messages/${fixtures.message}`,
})

/**
 * A link with which a colleague sets a password is for that colleague's eyes. In a demonstration it is shown, because no
 * email leaves it.
 */
export async function hideLinks(ctx: Ctx, message: MessageRow): Promise<MessageRow> {
  const { demo } = await readSettings(ctx)
  if (demo) return message
  const hide = (words: string) => words.replace(/(\/staff\/welcome\/)[\w-]+/g, '$1…')
  return { ...message, words: hide(message.words), html: message.html && hide(message.html) }
}
