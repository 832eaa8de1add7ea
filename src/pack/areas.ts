// areas.yaml: groups of wards, each ward once in each kind.
import type { Area } from '../modules/places/index.ts'
import type { Words } from '../platform/text.ts'
import { complain, defines, list, mapped, optional, readWhole, record, refersTo, Wrong } from './readers.ts'
import type { At } from './source.ts'
import { words } from './words-readers.ts'

const kindId = mapped(defines('area kind'), (id, at) => {
  if (id === 'ward') throw new Wrong("'ward' is the kind of the wards themselves: choose another id.", at.node)
  return id
})

const file = mapped(
  record({
    kinds: list(record({ id: kindId, name: words, source: optional(words) }), { min: 1 }),
    areas: list(
      record({
        id: defines('area'),
        kind: refersTo('area kind'),
        name: words,
        wards: list(refersTo('ward'), { min: 1 }),
      }),
      { min: 1 },
    ),
  }),
  (value, at) => {
    at.source.reading.later.push(() => checkWards(at, value))
    return value
  },
)

type AreasFile = { kinds: { id: string; name: Words }[]; areas: { kind: string; wards: string[] }[] }

function checkWards(at: At, { kinds, areas }: AreasFile): void {
  for (const kind of kinds) {
    const seen = new Set<string>()
    for (const area of areas.filter(area => area.kind === kind.id)) {
      for (const ward of area.wards) {
        if (seen.has(ward)) complain(at, area, `the ward ${ward} is in two areas of the kind '${kind.id}'.`)
        seen.add(ward)
      }
    }
    const left = at.source.reading.names.all('ward').filter(ward => !seen.has(ward))
    if (left.length > 0) complain(at, kind, `these wards are in no area of the kind '${kind.id}': ${left.join(', ')}.`)
  }
}

/** The kinds of area and the areas, without outlines. */
export function readAreasFile(at: At | null) {
  const value = readWhole(at, file)
  return value && { kinds: value.kinds, areas: value.areas.map((area): Area => ({ ...area, outline: null })) }
}
