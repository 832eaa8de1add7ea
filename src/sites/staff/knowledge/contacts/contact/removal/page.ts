import { getContact, removeContact } from '../../../../../../modules/knowledge/index.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { text } from './text.ts'

export const removeContactPage = page({
  at: import.meta,
  path: '/staff/knowledge/contacts/:id/removal',
  permission: 'knowledge.change',
  audit: 'contact-removal',
  texts: text,
  async load(ctx, visit) {
    const contact = await getContact(ctx, visit.params.id!)
    return { back: `/staff/knowledge/contacts/${contact.id}`, name: contact.name.en }
  },
  async submit(ctx, visit) {
    await removeContact(ctx, visit.params.id!)
    return redirect('/staff/knowledge?done=removed')
  },
  example: fixtures => `/staff/knowledge/contacts/${fixtures.contact}/removal`,
})
