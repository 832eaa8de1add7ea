import { readRequest, releaseWords } from '../../../../modules/requests/index.ts'
import { Invalid } from '../../../../platform/errors.ts'
import { choiceField, textField } from '../../../../platform/page/fields.ts'
import { isRedirect, page, show } from '../../../../platform/page/page.ts'
import { doneWith, screenFor } from '../action-screen.ts'
import { actionTexts } from '../action-text.ts'
import { seenField } from '../seen.ts'
import { lookAt, readWritten } from './shown-to-all.ts'
import { text } from './text.ts'

const MOST = { words: 5000, place: 300 }

/**
 * Lets everybody see words that were held: all of them, or less. She first changes what will be read, then sees exactly that, then says
 * yes: there is no way to take back what somebody has read.
 */
export const showingPage = page({
  at: import.meta,
  path: '/staff/requests/:id/showing',
  permission: 'requests.update',
  audit: 'request-showing',
  texts: { ...actionTexts, ...text },
  form: {
    words: textField({ max: MOST.words }),
    place: textField({ max: MOST.place }),
    act: choiceField(['look', 'change', 'show']),
    sure: choiceField(['yes']),
    seen: seenField(),
  },
  async load(ctx, visit) {
    const screen = await screenFor(ctx, visit, 'show')
    if (isRedirect(screen)) return screen
    const { words, place } = await readWritten(ctx, screen.request)
    const { shownWords, shownPlace } = screen.request
    const typed = {
      words: String(visit.posted.words ?? shownWords ?? words),
      place: String(visit.posted.place ?? shownPlace ?? place),
    }
    const isLooking = ['look', 'show'].includes(String(visit.posted.act ?? ''))
    return { ...screen, typed, hasPlace: !!place, look: isLooking ? await lookAt(ctx, screen.request, typed) : null }
  },
  async submit(ctx, visit, { words, place, act, sure, seen }) {
    if (act !== 'show') return show({})
    if (sure !== 'yes') throw new Invalid({ sure: text.sureMissing.en })
    const written = await readWritten(ctx, await readRequest(ctx, visit.params.id!))
    await releaseWords(ctx, {
      requestId: visit.params.id!,
      // What she left as it was is read in the language of whoever reads it.
      words: same(words, written.words) ? null : words,
      place: same(place, written.place) ? null : place,
      asOf: seen,
    })
    return doneWith(visit, 'words-shown')
  },
  example: ({ heldRequest }) => `/staff/requests/${heldRequest}/showing`,
})

/** A browser ends lines in its own way. */
const same = (typed: string, written: string): boolean => lines(typed) === lines(written)
const lines = (words: string): string => words.replaceAll('\r\n', '\n').trim()
