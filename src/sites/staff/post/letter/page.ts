import { listPages, readReceived, takeLetter } from '../../../../modules/correspondence/index.ts'
import type { FoundCustomer } from '../../../../modules/customers/index.ts'
import { readWaiting } from '../../../../modules/interactions/index.ts'
import { can } from '../../../../modules/organisation/index.ts'
import { listPapersOf } from '../../../../modules/papers/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { Invalid, NotFound, Refused } from '../../../../platform/errors.ts'
import { choiceField, idField, textField } from '../../../../platform/page/fields.ts'
import { type Posted, page, redirect, show } from '../../../../platform/page/page.ts'
import { formatCode } from '../../../../platform/spoken-code/index.ts'
import { text as personTexts } from '../../desk/conversation/person/text.ts'
import { refusedWords } from '../../desk/or-back.ts'
import { readDanger } from '../../mail/read-danger.ts'
import { mailTexts } from '../../mail/text.ts'
import { siteTexts } from '../../site-texts.ts'
import { showPapers } from '../papers/show-papers.ts'
import { paperTexts } from '../papers/text.ts'
import { postTexts } from '../text.ts'
import { likelyWriter, suggestAbout, suggestCustomers, writerIn } from './suggest.ts'
import { text } from './text.ts'

const texts = { ...mailTexts, ...personTexts, ...paperTexts, ...postTexts, ...text }

/** A letter beside what it seems to be: a person reads it, says who and what, and with one press the conversation begins. */
export const letterPage = page({
  at: import.meta,
  path: '/staff/post/letters/:id',
  permission: 'interactions.take',
  audit: 'post-letter',
  texts,
  form: {
    words: textField({ max: 20_000 }),
    customer: idField(),
    service: textField({ max: 100 }),
    another: textField({ max: 100 }),
    find: textField({ max: 200 }),
    act: choiceField(['find']),
  },
  async load(ctx, visit) {
    const letter = await readReceived(ctx, visit.params.id!)
    const waiting = (await readWaiting(ctx, [letter.id])).get(letter.id)
    if (letter.medium !== 'letter' || !waiting || waiting.interactionId || waiting.putAwayAt)
      return redirect(`/staff/mail/${letter.id}`)
    const typed = String(visit.posted.find ?? writerIn(letter.words)).slice(0, 200)
    const found = await suggestCustomers(ctx, typed)
    return {
      back: '/staff/post',
      letter,
      reference: letter.reference ? formatCode(letter.reference) : '',
      danger: waiting.isUrgent ? await readDanger(ctx, letter) : null,
      pages: await pagesOf(ctx, letter.id),
      typed,
      found,
      chosenCustomer: chosenOf(visit.posted, found),
      ...(await suggestAbout(ctx, letter.words)),
      papers: showPapers(ctx, await listPapersOf(ctx, letter.id)),
      mayLog: can(ctx.actor, 'post.work'),
      refused: refusedWords(texts, visit.query),
    }
  },
  async submit(ctx, visit, { words, customer, service, another, act }) {
    // With all that was typed still there; the keyboard goes on at those found.
    if (act === 'find') return show({ looked: true })
    if (!words.trim()) throw new Invalid({ words: siteTexts['refused.correspondence.letter-unread'].en })
    const about = another || service
    const letter = { receivedId: visit.params.id!, words, customerId: customer || null, service: about || null }
    const interactionId = await takeLetter(ctx, letter).catch(async error => {
      if (!(error instanceof Refused || error instanceof NotFound)) throw error
      const taken = (await readWaiting(ctx, [letter.receivedId])).get(letter.receivedId)
      if (!taken?.interactionId) throw error
      // Pressing twice is once; else it is a colleague's by now, or went with other words.
      const isAgain = taken.isMine && (await readReceived(ctx, letter.receivedId)).words === words.trim()
      if (!isAgain) throw new Refused('interactions.gone-already')
      return taken.interactionId
    })
    return redirect(`/staff/desk/${interactionId}`)
  },
  example: ({ letter }) => `/staff/post/letters/${letter}`,
})

/** Whom she chose; somebody newly looked up whose name and postcode fit; nobody, where nobody is found. Null: not chosen yet. */
function chosenOf({ customer, act }: Posted, found: readonly FoundCustomer[]): string | null {
  if (customer || (customer === '' && act !== 'find')) return String(customer)
  return likelyWriter(found) || (found.length === 0 ? '' : null)
}

async function pagesOf(ctx: Ctx, id: string) {
  const pages = await listPages(ctx, id)
  return pages.map(({ fileId, words }, index) => ({
    number: index + 1,
    href: `/staff/mail/${id}/pages/${fileId}`,
    words,
  }))
}
