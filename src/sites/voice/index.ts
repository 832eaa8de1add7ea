// The telephone lines as a site: what a caller hears, step by step.
export type { VoiceSettings } from './heard.ts'
export { mountVoice, SIMULATOR, simulatorKey } from './mount.ts'
