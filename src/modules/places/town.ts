// What people call the part of the world a ward lies in, as far as the names in a pack tell.
import type { Words } from '../../platform/text.ts'
import type { Area } from './area.ts'

/** `isTown`: surely what belongs on a letter. Else it may be the name of the ward, or one of the two places it joins. */
export interface PlaceName {
  name: Words
  isTown: boolean
}

/** 'Chippenham' for the ward Chippenham Monkton in the area Chippenham; else the ward's own name. */
export function nameAround(ward: Area, areas: Iterable<Area>): PlaceName {
  const own = plain(ward.name.en)
  const around = [...areas].filter(area => area.kind !== 'ward' && area.wards.includes(ward.id))
  const towns = around.flatMap(area => area.name.en.split(' and '))
  const town = towns.find(each => own === plain(each) || own.startsWith(`${plain(each)} `))
  const joinsTwo = /&| and /.test(ward.name.en)
  return town === undefined ? { name: ward.name, isTown: false } : { name: { en: town }, isTown: !joinsTwo }
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
