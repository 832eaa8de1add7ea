import { readOrganisation } from '../../../../modules/organisation/index.ts'
import { findWaysOf, HEARS, sayHowToTell, WAYS } from '../../../../modules/requests/index.ts'
import { choiceField } from '../../../../platform/page/fields.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { LANGUAGES } from '../../../../platform/text.ts'
import { readLinkedRequest } from '../linked-request.ts'
import { text } from './text.ts'

/** How much she wants to hear of it, in which language, and by which way where she gave several. */
export const tellingPage = page({
  at: import.meta,
  path: '/track/:token/telling',
  public: true,
  texts: text,
  form: {
    hears: choiceField(HEARS, { required: 'missing' }),
    language: choiceField(LANGUAGES),
    way: choiceField(WAYS),
  },
  async load(ctx, visit) {
    const { tracked, service, home, participantId } = await readLinkedRequest(ctx, visit)
    const { council } = await readOrganisation(ctx)
    const { hears, language } = tracked.participant
    const own = await findWaysOf(ctx, participantId)
    const ways = WAYS.flatMap(way => (own?.[way] ? [{ way, to: hint(own[way]) }] : []))
    const form = { hears, language, way: own?.way, ...visit.posted }
    return { service, back: home, form, choices: HEARS, ways, hasLanguages: council.languages.length > 1 }
  },
  async submit(ctx, visit, { hears, language, way }) {
    const { participantId, tracked, home } = await readLinkedRequest(ctx, visit)
    const spoken = language || (tracked.participant.language === 'cy' ? 'cy' : 'en')
    await sayHowToTell(ctx, { participantId, hears: hears || 'everything', language: spoken, ...(way && { way }) })
    return redirect(`${home}?done=telling`)
  },
  example: ({ token }) => `/track/${token}/telling`,
})

/** Enough to know it again, for her alone: whoever reads along over her shoulder, or has her link, learns little of it. */
function hint(to: string): string {
  const [name, domain] = to.split('@')
  if (domain) return `${name!.slice(0, 2)}…@${domain}`
  return /^[+\d ]+$/.test(to) ? `…${to.slice(-4)}` : to.slice(0, to.search(/[,\n]/))
}
