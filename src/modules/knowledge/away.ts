/** Somebody is away on whole days, and perhaps a colleague covers. Dates are ISO, both days included. */
export interface Absence {
  id: string
  staffId: string
  staffName: string
  from: string
  until: string
  cover: { id: string; name: string } | null
}

/** Whom to ask instead: those who cover, one for the other, and the first who is there (null: nobody is). */
export interface Cover {
  until: string
  away: { id: string; name: string; until: string }[]
  ask: { id: string; name: string } | null
}

/** How far cover is followed: nobody passes a caller on more often. */
const MOST_STEPS = 5

/** Null where the person is there on this day. Cover of somebody who is away too is followed; a circle ends with nobody. */
export function coverOn(absences: readonly Absence[], staffId: string, day: string): Cover | null {
  const awayOn = (id: string) => absences.find(each => each.staffId === id && each.from <= day && each.until >= day)
  const first = awayOn(staffId)
  if (!first) return null
  const away: Cover['away'] = []
  let next = first.cover
  while (next && away.length < MOST_STEPS) {
    const absence = awayOn(next.id)
    if (!absence) return { until: first.until, away, ask: next }
    if (next.id === staffId || away.some(({ id }) => id === next!.id)) break
    away.push({ ...next, until: absence.until })
    next = absence.cover
  }
  return { until: first.until, away, ask: null }
}
