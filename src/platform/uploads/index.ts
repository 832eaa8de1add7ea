/** Judging what people send, by its content: no I/O, no storing. Photos are then re-encoded by the photo port. */
export { inspectUpload, type UploadFound, type UploadRefused } from './inspect-upload.ts'
export { type KeptFile, keepUpload, UploadNotTaken } from './keep-upload.ts'
export { keepUploads, sayProblems } from './keep-uploads.ts'
export { sayUploadRefusal } from './say-refusal.ts'
export { fileHeaders, listFiles, openFile, type StoredFile } from './stored-files.ts'
export { UPLOAD_LIMIT, type UploadKind, type UploadRefusal, type UploadType } from './upload-types.ts'
