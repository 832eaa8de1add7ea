// The oldest PostgreSQL that a council may bring.
import { after, test } from 'node:test'
import { hasBinaries } from '../../src/platform/database/embedded/index.ts'
import { startTestCluster } from '../support/postgres.ts'
import { walkPothole } from './pothole.journey.ts'

if (hasBinaries(15)) {
  const cluster = await startTestCluster({ version: 15 })
  await walkPothole(cluster)
  after(() => cluster.stop())
} else test('the main journey on PostgreSQL 15', { skip: 'not installed' }, () => {})
