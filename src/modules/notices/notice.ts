import { type Language, say, type Words } from '../../platform/text.ts'
import type { Extent } from '../places/index.ts'

/** What people should know now: a closed road, late bins. */
export interface Notice {
  id: string
  title: Words
  words: Words
  /** Slugs of the services it is about; empty: of interest to everybody. */
  services: string[]
  /** Ids of the areas it is about; none and no route: everywhere. */
  areas: string[]
  /** The round or line it is about, besides its areas. */
  route: Route | null
  startsAt: Date
  endsAt: Date | null
  /** Those who wait for one of its services get a message too, and so do those who asked for news. */
  tells: boolean
  /** How many were; null: not yet. */
  told: number | null
  /** The same of those who asked for news without a request. */
  toldReaders: number | null
  /** When its words or its end were last changed; null: it is as it was published. */
  changedAt: Date | null
}

/** A bin round, a bus line, a road that is gritted: what people call it, and where it goes. */
export interface Route {
  name: Words
  /** Postcodes, or how they begin: 'SN11 8'. */
  postcodes: string[]
}

/** Where it holds. */
export const extentOf = ({ areas, route }: Pick<Notice, 'areas' | 'route'>): Extent => ({
  areas,
  postcodes: route?.postcodes ?? [],
})

/** Its title, with the name of its route where the title does not say it: 'Bins are late (Calne Friday round)'. */
export function sayNotice({ title, route }: Pick<Notice, 'title' | 'route'>, language: Language): string {
  const name = say(route?.name, language)
  const said = say(title, language)
  return !name || said.toLowerCase().includes(name.toLowerCase()) ? said : `${said} (${name})`
}
