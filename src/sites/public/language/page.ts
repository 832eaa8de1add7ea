import { readOrganisation } from '../../../modules/organisation/index.ts'
import { ownPath, page, redirect } from '../../../platform/page/page.ts'
import { LANGUAGE_COOKIE } from '../site.ts'

/** Chooses the language of every page, message and reply from now on, and goes back to where one was. */
export const languagePage = page({
  at: import.meta,
  path: '/language',
  public: true,
  texts: {},
  async load(ctx, visit) {
    const { council } = await readOrganisation(ctx)
    const chosen = council.languages.find(language => language === visit.query.to)
    if (chosen) visit.setCookie(LANGUAGE_COOKIE, chosen, 365)
    return redirect(ownPath(visit.query.back ?? '/') ?? '/')
  },
})
