import type { Ctx } from '../../../platform/context.ts'
import { sayBy } from '../../../platform/dates/index.ts'
import { type Letter, letterHtml, letterText, list, quote, words } from '../../../platform/letter/index.ts'
import { type Language, say, translator } from '../../../platform/text.ts'
import { readCatalogue, type Service } from '../../catalogue/index.ts'
import { queueMessages } from '../../channels/index.ts'
import { getStaff, type Organisation, phoneOfService, readOrganisation } from '../../organisation/index.ts'
import { letterOf } from '../letters.ts'
import { texts } from '../text.ts'
import { madeUp } from './made-up.ts'
import { refuseUnlessMay } from './save-template.ts'
import type { Facts, TemplateWords } from './template.ts'

/** A reference that no request has: its check digit is wrong. */
const REFERENCE = '482 193 706 510'
const DAY = 86_400_000

/** The letter as somebody would get it, about a request that does not exist. */
export async function previewLetter(
  ctx: Ctx,
  { words, service: slug, language }: { words: TemplateWords; service: string | null; language: Language },
): Promise<Letter & { text: string; html: string }> {
  const [{ services }, organisation] = await Promise.all([readCatalogue(ctx), readOrganisation(ctx)])
  const service =
    services.get(slug ?? '') ?? [...services.values()].find(each => !each.privacy.sensitive && each.promise)
  if (!service) throw new Error('there is no service to show a letter of')
  const about = { t: translator(texts, language), organisation, language, service }
  const url = `${URL_OF_NOBODY}/track/${madeUp.link}`
  const letter = letterOf(about, words, factsMadeUp(organisation, service, language, ctx.now()), url, { answers: true })
  return { ...letter, text: letterText(letter.blocks), html: letterHtml(letter, language) }
}

const URL_OF_NOBODY = 'https://example.org'

function factsMadeUp(organisation: Organisation, service: Service, language: Language, now: Date): Facts {
  const by = (days: number) => sayBy(new Date(now.getTime() + days * DAY), { language, now })
  const sentence = (days: number, what: string) => {
    const said = `${by(days)} ${what}.`
    return said.charAt(0).toUpperCase() + said.slice(1)
  }
  const example = (key: keyof typeof madeUp.words) => madeUp.words[key][language]
  return {
    service: say(service.name, language),
    reference: REFERENCE,
    council: say(organisation.council.name, language),
    phone: phoneOfService(organisation, service).number,
    team: say(organisation.teams.get(service.teams[0] ?? '')?.name, language) || example('team'),
    where: example('where'),
    steps: [list([sentence(2, example('look')), sentence(9, example('mend'))])],
    words: [quote(example('wrote'))],
    before: sentence(2, example('look')),
    now: sentence(5, example('look')),
    by: by(28),
    photo: texts.photo[language],
    challenge: [words(example('challenge'))],
    body: example('body'),
    theirReference: 'NH-1234',
  }
}

/** Sends the letter to whoever tries it, so that she sees it where people will. `key`: of the form, sent once. */
export async function sendTestLetter(
  ctx: Ctx,
  input: { words: TemplateWords; service: string | null; languages: readonly Language[]; key: string },
): Promise<{ to: string }> {
  refuseUnlessMay(ctx)
  if (ctx.actor.kind !== 'staff') throw new Error('only somebody on the staff tries a letter')
  const { email } = await getStaff(ctx, ctx.actor.id)
  const letters = await Promise.all(
    input.languages.map(async language => ({ language, ...(await previewLetter(ctx, { ...input, language })) })),
  )
  await ctx.transaction(ctx =>
    queueMessages(
      ctx,
      letters.map(({ language, subject, text, html }) => ({
        key: `template-test:${input.key}:${language}`,
        medium: 'email' as const,
        recipient: email,
        language,
        subject: `${texts.testSubject[language]} ${subject}`,
        words: text,
        html,
      })),
    ),
  )
  return { to: email }
}
