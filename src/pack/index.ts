// Packs: folders of data that make an empty Firstpoint a particular council (packs/README.md).

export { checkService, type KnownNames, type ServiceProblem } from './check-service.ts'
export type { DemoOfPack } from './demo/demo-file.ts'
export { seedDemonstration } from './demo/seed-demonstration.ts'
export { describeLoading } from './describe-loading.ts'
export { loadPack, type PackLoaded, type Progress } from './load-pack.ts'
export { PackRefused } from './problems.ts'
export { type PackContents, readPack } from './read-pack.ts'
