import { readOrganisation } from '../../../modules/organisation/index.ts'
import { listCalled, readWait } from '../../../modules/reception/index.ts'
import { sayTime } from '../../../platform/dates/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page } from '../../../platform/page/page.ts'
import { type Language, translator } from '../../../platform/text.ts'
import { text } from './text.ts'

/**
 * The screen in a waiting area: tickets and desks, never a name. It looks again every few seconds, for as long as it hangs
 * there. Nobody chooses a language at a wall: a council of two shows both.
 */
export const displayPage = page({
  at: import.meta,
  path: '/display/:location',
  public: true,
  texts: text,
  async load(ctx, visit) {
    const { council, locations } = await readOrganisation(ctx)
    const location = locations.find(({ id }) => id === visit.params.location)
    if (!location) throw new NotFound('location')
    const [called, wait] = [await listCalled(ctx, location.id), await readWait(ctx, location.id)]
    const languages = [ctx.language, ...council.languages.filter(each => each !== ctx.language)]
    return {
      called,
      name: location.name,
      clock: sayTime(ctx.now(), { language: ctx.language }),
      words: languages.map(language => sayAll(language, wait)),
    }
  },
  example: ({ location }) => `/display/${location}`,
})

function sayAll(lang: Language, { ahead, range }: Awaited<ReturnType<typeof readWait>>) {
  const t = translator(text, lang)
  return {
    lang,
    ticket: t('ticket'),
    desk: t('desk'),
    reception: t('reception'),
    nobody: t('nobody'),
    again: t('again'),
    stale: t('stale'),
    waiting: `${ahead ? t('waiting', { count: ahead }) : t('waitingNone')}${range ? `. ${t('wait', { ...range })}` : ''}`,
  }
}
