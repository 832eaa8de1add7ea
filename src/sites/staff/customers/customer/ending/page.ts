import { type CustomerView, endOwnRecord, endRow, type RowsOf } from '../../../../../modules/customers/index.ts'
import { NotFound } from '../../../../../platform/errors.ts'
import type { Visit } from '../../../../../platform/page/page.ts'
import { changePage } from '../../change.ts'
import { doneAt } from '../../opened.ts'
import { RELATIONSHIP_NAMES, sayOwnRecord, sayPoint } from '../../words.ts'
import { nameNeed } from '../show-customer.ts'
import { text } from './text.ts'

/** By what the address calls them: the rows, and how one of them is said. */
const ROWS: Record<string, { rows?: RowsOf; say(customer: CustomerView, id: string): string | undefined }> = {
  names: { rows: 'other_names', say: ({ names }, id) => current(names, id)?.name },
  'contact-points': { rows: 'contact_points', say: ({ points }, id) => saidOf(current(points, id), sayPoint) },
  needs: { rows: 'needs', say: ({ needs }, id) => saidOf(current(needs, id), nameNeed) },
  relationships: {
    rows: 'relationships',
    say: ({ relationships }, id) =>
      saidOf(current(relationships, id), each => `${each.otherName}, ${RELATIONSHIP_NAMES[each.kind].toLowerCase()}`),
  },
  'own-records': { say: ({ ownRecords }, id) => saidOf(current(ownRecords, id), sayOwnRecord) },
  'safety-markers': { rows: 'safety_markers', say: ({ markers }, id) => current(markers, id)?.instruction },
}

const current = <T extends { id: string; endedAt: Date | null }>(rows: T[], id: string): T | undefined =>
  rows.find(row => row.id === id && !row.endedAt)

const saidOf = <T>(row: T | undefined, words: (row: T) => string): string | undefined => row && words(row)

/** Takes one thing off a record. */
export const endingPage = changePage({
  at: import.meta,
  path: 'ending/:rows/:row',
  audit: 'customer-ending',
  texts: text,
  form: {},
  boxes: () => [],
  more: (_, customer, visit) => {
    const said = ROWS[visit.params.rows!]?.say(customer, visit.params.row!)
    if (said === undefined) throw new NotFound('row')
    return { intro: [said, text.words.en], isDanger: true }
  },
  async submit(ctx, visit) {
    const row = { customerId: visit.params.customer!, rowId: visit.params.row! }
    const { rows } = knownRows(visit)
    await (rows ? endRow(ctx, { ...row, rows }) : endOwnRecord(ctx, row))
    return doneAt(visit, 'ended')
  },
  example: ({ customer, point }) => `/staff/customers/${customer}/ending/contact-points/${point}`,
})

function knownRows(visit: Visit) {
  const known = ROWS[visit.params.rows!]
  if (!known) throw new NotFound('rows')
  return known
}
