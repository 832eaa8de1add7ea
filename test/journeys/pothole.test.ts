// The main journey on the oldest PostgreSQL that a council may bring; every other journey is on the newest.
import { after } from 'node:test'
import { hasBinaries } from '../../src/platform/database/embedded/index.ts'
import { startTestCluster, useTestCluster } from '../support/postgres.ts'
import { walkPothole } from './pothole.journey.ts'

const oldest = hasBinaries(15) ? await startTestCluster({ version: 15 }) : null
await walkPothole(oldest ?? (await useTestCluster()))
// After the program on it, which the journey ends.
if (oldest) after(() => oldest.stop())
