import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { HEARS, sayHowToTell } from '../../../../modules/requests/index.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { LANGUAGES } from '../../../../platform/text.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** How much she wants to hear of it, and in which language. */
export const tellingPage = page({
  at: import.meta,
  path: '/track/:token/telling',
  public: true,
  texts: text,
  form: { hears: choiceField(HEARS, { required: 'missing' }), language: choiceField(LANGUAGES) },
  async load(ctx, visit) {
    const { tracked, service, home } = await readLinkedRequest(ctx, visit)
    const { council } = await readOrganisation(ctx)
    const { hears, language } = tracked.participant
    const form = { hears, language, ...visit.posted }
    return { service, back: home, form, choices: HEARS, hasLanguages: council.languages.length > 1 }
  },
  async submit(ctx, visit, { hears, language }) {
    const { participantId, tracked, home } = await readLinkedRequest(ctx, visit)
    const spoken = language || (tracked.participant.language === 'cy' ? 'cy' : 'en')
    await sayHowToTell(ctx, { participantId, hears: hears || 'everything', language: spoken })
    return redirect(`${home}?done=telling`)
  },
  example: ({ token }) => `/track/${token}/telling`,
})
