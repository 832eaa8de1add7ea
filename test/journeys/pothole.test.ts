import { useTestCluster } from '../support/postgres.ts'
import { walkPothole } from './pothole.journey.ts'

await walkPothole(await useTestCluster())
