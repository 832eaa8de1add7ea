import { changeContact, getContact } from '../../../../../../modules/knowledge/index.ts'
import { page, redirect } from '../../../../../../platform/page/page.ts'
import { atField } from '../../../../at-field.ts'
import {
  CONTACT_FIELDS,
  contactChoices,
  contactFields,
  contactForm,
  contactOf,
  textOfContact,
} from '../../contact-form.ts'
import { text } from './text.ts'

export const changeContactPage = page({
  at: import.meta,
  path: '/staff/knowledge/contacts/:id/change',
  permission: 'knowledge.change',
  audit: 'contact-change',
  template: 'staff/knowledge/contacts/write.njk',
  texts: { ...textOfContact, ...text },
  form: contactFields,
  async load(ctx, visit) {
    const contact = await getContact(ctx, visit.params.id!)
    return {
      back: `/staff/knowledge/contacts/${contact.id}`,
      form: contactForm(visit, contact),
      ...(await contactChoices(ctx, contact.team)),
    }
  },
  async submit(ctx, visit, values) {
    const before = await getContact(ctx, visit.params.id!)
    await atField(changeContact(ctx, { id: before.id, ...contactOf(values, before) }), CONTACT_FIELDS)
    return redirect(`/staff/knowledge/contacts/${before.id}?done=changed`)
  },
  example: fixtures => `/staff/knowledge/contacts/${fixtures.contact}/change`,
})
