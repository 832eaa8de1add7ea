import { readOrganisation } from '../../../modules/organisation/index.ts'
import { type Door, listCalled, readDoor, readWait } from '../../../modules/reception/index.ts'
import type { Ctx } from '../../../platform/context.ts'
import { sayTime } from '../../../platform/dates/index.ts'
import { NotFound } from '../../../platform/errors.ts'
import { page } from '../../../platform/page/page.ts'
import { type Language, translator } from '../../../platform/text.ts'
import { sayOpens } from '../../say-opening.ts'
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
    // Who waits though it is closed is called yet.
    const { state, opensAt } = await readDoor(ctx, location.id)
    const shut = state === 'shut' && wait.ahead === 0 ? { opensAt, now: ctx.now } : null
    const languages = [ctx.language, ...council.languages.filter(each => each !== ctx.language)]
    return {
      called,
      name: location.name,
      clock: sayTime(ctx.now(), { language: ctx.language }),
      words: languages.map(language => ({ ...sayAll(language, wait), ...(shut && sayShut(language, shut)) })),
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

/** In place of that nobody is called, and that nobody waits. */
function sayShut(lang: Language, { opensAt, now }: Pick<Door, 'opensAt'> & Pick<Ctx, 'now'>) {
  const t = translator(text, lang)
  return {
    nobody: t('closed'),
    waiting: opensAt ? t('opens', { when: sayOpens(opensAt.toTemporalInstant(), { language: lang, now }) }) : '',
  }
}
