// Backup and restore: one file with all rows from one snapshot and all files they name.
export { type RestoreTarget, restoreBackup } from './restore-backup.ts'
export { type BackupSource, writeBackup } from './write-backup.ts'
