// locations.yaml: desks people can go to.

import type { Location } from '../modules/organisation/index.ts'
import { parsePostcode, spacedPostcode } from '../modules/places/index.ts'
import { latitude, longitude } from './council.ts'
import { weekBlocks } from './hours.ts'
import { boolean, defines, list, mapped, readWhole, record, string, Wrong } from './readers.ts'
import type { At } from './source.ts'
import { optionalWords, words } from './words-readers.ts'

/** One of the council's own postcodes, as it is written. */
export const ownPostcode = mapped(string, (value, at) => {
  const compact = parsePostcode(value)
  if (!compact) throw new Wrong(`'${value}' is not a postcode.`, at.node)
  const { reading, file } = at.source
  if (!reading.names.has('postcode', compact))
    reading.problems.add(file, at.source.lineOf(at.node), `the postcode ${value} is not in postcodes.csv.gz.`)
  return spacedPostcode(compact)
})

const location = record({
  id: defines('location'),
  name: words,
  kind: words,
  address: list(words, { min: 1 }),
  postcode: ownPostcode,
  lat: latitude,
  lng: longitude,
  hours: weekBlocks,
  stepFree: boolean,
  hearingLoop: boolean,
  quietRoom: boolean,
  toilets: optionalWords,
  notes: optionalWords,
})

export const readLocationsFile = (at: At | null): Location[] | undefined =>
  readWhole(at, record({ locations: list(location) }))?.locations
