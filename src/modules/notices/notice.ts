import type { Words } from '../../platform/text.ts'

/** What people should know now: a closed road, late bins. */
export interface Notice {
  id: string
  title: Words
  words: Words
  /** Slugs of the services it is about; empty: of interest to everybody. */
  services: string[]
  /** Ids of the areas it is about; empty: everywhere. */
  areas: string[]
  startsAt: Date
  endsAt: Date | null
  /** Those who wait for one of its services get a message too. */
  tells: boolean
  /** How many were; null: not yet. */
  told: number | null
  /** When its words or its end were last changed; null: it is as it was published. */
  changedAt: Date | null
}
