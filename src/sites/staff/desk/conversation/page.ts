import { isAgainst, listPeopleWriting, MOST_IN_A_TEXT } from '../../../../modules/correspondence/index.ts'
import type { Ctx } from '../../../../platform/context.ts'
import { newId } from '../../../../platform/id.ts'
import { page, redirect } from '../../../../platform/page/page.ts'
import { spokenPhone } from '../../../../platform/page/spoken-phone.ts'
import { writersOf, writtenIn } from '../../mail/show-mail.ts'
import { pounds } from '../../money.ts'
import { deskTexts } from '../desk-texts.ts'
import { rememberConversation } from '../in-hand.ts'
import { refusedWords } from '../or-back.ts'
import { readScreen } from '../screen.ts'
import { wantsWelsh } from '../show-answer.ts'
import { keepTyped } from '../typed.ts'
import { text } from './text.ts'

const texts = { ...deskTexts, ...text }

/**
 * One conversation on one screen: who it is, what it is about, what is known. All that is typed is one form, which the
 * screen's script keeps every two seconds; every button sends it too. Six queries with who is signed in.
 */
export const conversationPage = page({
  at: import.meta,
  path: '/staff/desk/:id',
  permission: 'interactions.take',
  audit: 'conversation-words',
  texts,
  async load(ctx, visit) {
    const id = visit.params.id!
    const screen = await readScreen(ctx, id)
    if (!screen.view.parkedAt && !screen.view.wrappedAt) rememberConversation(visit, id)
    const from = screen.view.wentOnFrom
    const phone = spokenPhone(from?.phone ?? '')
    const writers = writersOf(screen.mail)
    const askedNot = screen.mail.map(each => (each.isOurs ? '' : each.mind)).join('')
    // Where her record is open and has it, it stands there.
    const phones = screen.who?.points.map(each => each.value) ?? []
    return {
      ...screen,
      home: `/staff/desk/${id}`,
      isVisit: screen.view.channel === 'desk' || screen.view.channel === 'video',
      isLive: ['phone', 'desk', 'video'].includes(screen.view.channel) && !screen.view.endedAt,
      refused: refusedWords(texts, visit.query),
      typedPay: /^[1-9]\d{0,8}$/.test(visit.query.pence ?? '')
        ? { matter: visit.query.matter, pounds: pounds(Number(visit.query.pence)) }
        : null,
      asksIfReplaces: visit.query.refused === 'interactions.say-if-replaces',
      // What was given stands here whole, as it came.
      wentOn: from &&
        from.kind !== 'given' && {
          ...from,
          href: `/staff/desk/work/${from.kind}s/${from.id}`,
          phone: phones.includes(phone) ? '' : phone,
        },
      // A time is booked by who receives people.
      messageKey: newId(),
      writers,
      meets: writers.length > 1 ? await listMeets(ctx, writtenIn(screen.mail)) : [],
      wantsWelsh: wantsWelsh(screen.mail),
      isSilent: writers.some(({ medium }) => isAgainst(askedNot, medium)),
      mayText: writers.some(({ medium }) => medium === 'text'),
      mostInText: MOST_IN_A_TEXT,
    }
  },
  async submit(ctx, visit) {
    await keepTyped(ctx, visit)
    return redirect(`/staff/desk/${visit.params.id}`)
  },
  example: ({ conversation }) => `/staff/desk/${conversation}`,
})

/** Of several who wrote, whom the link to a meeting can go to: one alone gets it without being asked for. */
async function listMeets(ctx: Ctx, written: ReturnType<typeof writtenIn>) {
  const people = await listPeopleWriting(ctx, written)
  return people.length > 1 ? people.filter(({ medium }) => medium === 'email' || medium === 'text') : []
}
