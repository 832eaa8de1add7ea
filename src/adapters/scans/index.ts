export { openScanReader, type ScanSettings } from './scan-reader.ts'
