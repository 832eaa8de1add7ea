export { openFileStore } from './disk-store.ts'
export { FileMissing, type StoredFile, StoreFull, type SweepableStore } from './file-store.ts'
export { sweepOrphans } from './sweep-orphans.ts'
