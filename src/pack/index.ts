// Packs: folders of data that make an empty Firstpoint a particular council (packs/README.md).

export { describeLoading } from './describe-loading.ts'
export { loadPack, type PackLoaded, type Progress } from './load-pack.ts'
export { PackRefused } from './problems.ts'
export { type PackContents, readPack } from './read-pack.ts'
export type { DemoOfPack } from './small-files.ts'
