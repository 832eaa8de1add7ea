export { openFileStore } from './disk-store.ts'
export type { SweepableStore } from './file-store.ts'
export { sweepOrphans } from './sweep-orphans.ts'
