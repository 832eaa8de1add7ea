import type { PublicTexts } from '../../platform/text.ts'

/** Words about public reports that the list, the report and the page of an area share. */
export const reportTexts = {
  'state.open': { en: 'Open', cy: 'Ar agor' },
  'state.scheduled': { en: 'Planned', cy: 'Wedi’i drefnu' },
  'state.waiting': { en: 'Waiting', cy: 'Yn aros' },
  'state.done': { en: 'Done', cy: 'Wedi’i wneud' },
  'state.refused': { en: 'Will not be done', cy: 'Ni fydd yn cael ei wneud' },
  'state.elsewhere': { en: 'Passed on', cy: 'Wedi’i drosglwyddo' },
  'state.cancelled': { en: 'Taken back', cy: 'Wedi’i dynnu’n ôl' },
  'state.merged': { en: 'Joined with another', cy: 'Wedi’i uno ag un arall' },
  reported: { en: 'Reported {when}', cy: 'Adroddwyd {when}' },
  place: { en: 'Place on the map', cy: 'Lle ar y map' },
} satisfies PublicTexts

const COLOURS: Record<string, string> = { open: 'blue', scheduled: 'purple', waiting: 'yellow', done: 'green' }

/** How a report stands, for a tag: a key of `reportTexts` and the tag's colour. */
export function stateOf(report: { status: string; outcome: string | null }): { key: string; colour: string } {
  const state = report.status === 'closed' ? (report.outcome ?? 'done') : report.status
  return { key: `state.${state}`, colour: COLOURS[state] ?? 'grey' }
}
