import { changeContact } from '../../../../../modules/knowledge/index.ts'
import { readOrganisation } from '../../../../../modules/organisation/index.ts'
import { page, redirect } from '../../../../../platform/page/page.ts'
import { atField } from '../../../at-field.ts'
import { staffOf } from '../../../site.ts'
import {
  CONTACT_FIELDS,
  contactChoices,
  contactFields,
  contactForm,
  contactOf,
  textOfContact,
} from '../contact-form.ts'
import { text } from './text.ts'

export const newContactPage = page({
  at: import.meta,
  path: '/staff/knowledge/contacts/new',
  permission: 'knowledge.change',
  audit: 'contact-new',
  template: 'staff/knowledge/contacts/write.njk',
  texts: { ...textOfContact, ...text },
  form: contactFields,
  async load(ctx, visit) {
    const { council } = await readOrganisation(ctx)
    const team = staffOf(ctx).teams[0] ?? council.fallback.team
    return {
      back: '/staff/knowledge',
      form: contactForm(visit, undefined, team),
      ...(await contactChoices(ctx, team)),
    }
  },
  async submit(ctx, _visit, values) {
    const id = await atField(changeContact(ctx, contactOf(values)), CONTACT_FIELDS)
    return redirect(`/staff/knowledge/contacts/${id}?done=changed`)
  },
})
