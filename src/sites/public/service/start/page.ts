import { page, redirect } from '../../../../platform/page/page.ts'
import { beginDraft } from '../../ask/begin-draft.ts'

/** Begins the form. By POST, so that a program which only looks begins nothing. */
export const startPage = page({
  at: import.meta,
  path: '/services/:slug/start',
  public: true,
  texts: {},
  load: async (_ctx, visit) => redirect(`/services/${visit.params.slug}`),
  submit: (ctx, visit) => beginDraft(ctx, visit, visit.params.slug!),
})
