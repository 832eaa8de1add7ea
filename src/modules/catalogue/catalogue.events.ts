import { event } from '../../platform/events/index.ts'
import { idOfName } from '../../platform/id.ts'

/** The subject of events about a service: its slug is a word, a subject is a UUID. */
export const serviceSubject = (slug: string): string => idOfName('service', slug)

/** A service has a new version; the first one means that it is new. `changed` names the parts that say something else. */
export const serviceChanged = event<{
  slug: string
  versionId: string
  number: number
  origin: 'pack' | 'staff'
  changed: string[]
}>('catalogue.service-changed', data => serviceSubject(data.slug))
export const serviceRetired = event<{ slug: string }>('catalogue.service-retired', data => serviceSubject(data.slug))
export const serviceRestored = event<{ slug: string }>('catalogue.service-restored', data => serviceSubject(data.slug))
