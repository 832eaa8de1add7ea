import { getApiKey, revokeApiKey } from '../../../../modules/identity/index.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { text } from './text.ts'

/** 'Revoke the key for …?' */
export const revocationPage = page({
  at: import.meta,
  path: '/staff/keys/:id/revocation',
  permission: 'keys.change',
  audit: 'key-revocation',
  texts: text,
  load: async (ctx, visit) => ({ back: '/staff/keys', key: await getApiKey(ctx, visit.params.id!) }),
  async submit(ctx, visit) {
    await revokeApiKey(ctx, visit.params.id!)
    return redirect('/staff/keys?done=revoked')
  },
  example: fixtures => `/staff/keys/${fixtures.key}/revocation`,
})
