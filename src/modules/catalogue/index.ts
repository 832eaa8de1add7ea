// catalogue: what people can ask for: themes, services and their versions.
export { addService } from './add-service.ts'
export { serviceChanged, serviceRestored, serviceRetired, serviceSubject } from './catalogue.events.ts'
export {
  type Catalogue,
  findService,
  getService,
  getVersion,
  readCatalogue,
  type SearchWords,
} from './catalogue.read.ts'
export { changeOffer } from './change-offer.ts'
export { draftToken, readDraftOfLink } from './draft-link.ts'
export type { ServiceDraft } from './drafts.store.ts'
export { type EditedService, findPackVersion, findSeen, readEditedService } from './edited-service.read.ts'
export { type EligibilityRule, eligibilityFor } from './eligibility.ts'
export { type GoesWith, listGoesWith } from './goes-with.ts'
export { handBackToPack } from './hand-back.ts'
export { nextRounds, type Round } from './next-rounds.ts'
export { type PromisedStep, promiseFor } from './promise-for.ts'
export { bringBackVersion, publishDraft } from './publish-draft.ts'
export { type CatalogueOfPack, replaceCatalogue, type ServicesLoaded } from './replace-catalogue.ts'
export { discardDraft, saveDraft } from './save-draft.ts'
export { retireService, type SavedVersion, saveServiceVersion } from './save-service-version.ts'
export {
  type CurrentService,
  FOR_WHOM,
  KINDS,
  type Kind,
  type Origin,
  type PromiseStep,
  type Service,
  type Theme,
  VERBS,
  type Verb,
  VISIBILITIES,
  type Visibility,
} from './service.ts'
export type { Back, DangerWords, NotBackWords } from './suggest/danger.ts'
export { inFull } from './suggest/word-runs.ts'
export {
  type DangerSaid,
  findDangerSaid,
  findDangerTyped,
  LIKELY_ENOUGH,
  prepareToRead,
  readDangerSaid,
  SURE,
  suggestForInbox,
  suggestServices,
  type Typed,
} from './suggest-services.ts'
export {
  type ListedService,
  listOffers,
  listServices,
  listVersions,
  type Offer,
  type ServiceVersion,
} from './versions.read.ts'
