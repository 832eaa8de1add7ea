// catalogue: what people can ask for: themes, services and their versions.
export { serviceChanged, serviceRestored, serviceRetired, serviceSubject } from './catalogue.events.ts'
export {
  type Catalogue,
  findService,
  getService,
  getVersion,
  listCurrentVersions,
  listVersions,
  readCatalogue,
  type SearchWords,
  type ServiceVersion,
} from './catalogue.read.ts'
export { nextRounds, type Round } from './next-rounds.ts'
export { type PromisedStep, promiseFor } from './promise-for.ts'
export { type CatalogueOfPack, replaceCatalogue, type ServicesLoaded } from './replace-catalogue.ts'
export { retireService, type SavedVersion, saveServiceVersion } from './save-service-version.ts'
export {
  type CurrentService,
  KINDS,
  type Kind,
  type PromiseStep,
  type Service,
  type Theme,
  VERBS,
  type Verb,
  VISIBILITIES,
  type Visibility,
} from './service.ts'
export { findDangerSaid, LIKELY_ENOUGH, suggestServices } from './suggest-services.ts'
