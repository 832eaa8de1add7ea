import { createApiKey, listApiKeys } from '../../../modules/identity/index.ts'
import { textField } from '../../../platform/page/fields.ts'
import { page, redirect } from '../../../platform/page/page.ts'
import { showOnce, takeShownOnce } from '../shown-once.ts'
import { text } from './text.ts'

export const keysPage = page({
  at: import.meta,
  path: '/staff/keys',
  permission: 'keys.change',
  audit: 'key-creation',
  texts: text,
  form: { name: textField({ required: 'nameMissing', max: 100 }) },
  async load(ctx, visit) {
    const key = visit.posted._csrf ? null : takeShownOnce(visit, 'key')
    return { keys: await listApiKeys(ctx), key }
  },
  async submit(ctx, visit, { name }) {
    const { key } = await createApiKey(ctx, { name })
    showOnce(visit, 'key', key)
    return redirect('/staff/keys?done=created')
  },
})
