import { countArrivals } from '../../../modules/channels/index.ts'
import { findWritten, listReceived, type ReceivedFilter } from '../../../modules/correspondence/index.ts'
import { readWaiting } from '../../../modules/interactions/index.ts'
import { can, readOrganisation } from '../../../modules/organisation/index.ts'
import { page, redirect, type Visit } from '../../../platform/page/page.ts'
import { shortenWords } from '../../../platform/shorten-words.ts'
import { parseReference } from '../../../platform/spoken-code/index.ts'
import { translator } from '../../../platform/text.ts'
import { inletName } from '../inlet-name.ts'
import { listFailedFor } from './failed/page.ts'
import { sayState } from './show-mail.ts'
import { mailTexts } from './text.ts'

/** Letters of it that are shown: fewer than `begins` has, so that one sees that it goes on. */
const BEGINS = 120
const REPORTS: ReadonlySet<string> = new Set(['bounce', 'delay', 'complaint'])
/** 100 that did not arrive may be more. */
const MOST_COUNTED = 100
const WHICH = ['new', 'added', 'machines', 'spam', 'all'] as const

/** Everything that was written to us, the newest first, and what became of it. */
export const mailPage = page({
  at: import.meta,
  path: '/staff/mail',
  permission: 'interactions.take',
  texts: mailTexts,
  async load(ctx, visit) {
    const filter = filterOf(visit)
    const reference = parseReference(filter.text ?? '')
    const written = reference.ok ? await findWritten(ctx, reference.code) : null
    if (written) return redirect(`/staff/mail/${written.id}`)
    const { rows, next } = await listReceived(ctx, {
      ...filter,
      ...(visit.query.before && { before: visit.query.before }),
    })
    const waiting = await readWaiting(
      ctx,
      rows.map(({ id }) => id),
    )
    const { unreadable, unreached, unreachedSince } = await countArrivals(ctx)
    const organisation = await readOrganisation(ctx)
    const t = translator(mailTexts, 'en')
    return {
      mails: rows.map(each => ({
        ...each,
        subject: shortenWords(each.subject, BEGINS),
        // Of a report whom it is about, which its first words seldom say.
        begins: shortenWords((REPORTS.has(each.kind) && each.because) || each.begins, BEGINS),
        state: sayState(ctx, t, organisation, each, waiting.get(each.id)),
      })),
      filter,
      tabs: WHICH.map(which => ({
        text: t(`which.${which}`),
        href: `/staff/mail?${new URLSearchParams({ ...filter, which })}`,
        isCurrent: which === filter.which,
      })),
      // Only who may open it is told of it.
      unreadable: can(ctx.actor, 'interactions.answer-calls') ? unreadable : 0,
      unreached: unreached && { where: inletName(unreached).where, since: unreachedSince },
      failed: (await listFailedFor(ctx, MOST_COUNTED)).length,
      next: next ? `/staff/mail?${new URLSearchParams({ ...filter, before: next })}` : null,
    }
  },
})

function filterOf({ query }: Visit): { which: NonNullable<ReceivedFilter['which']>; text?: string } {
  const which = WHICH.find(each => each === query.which) ?? 'new'
  return { which, ...(query.text && { text: query.text.slice(0, 100) }) }
}
