export { openPhotoProcessor, type PhotoSettings } from './photo-processor.ts'
