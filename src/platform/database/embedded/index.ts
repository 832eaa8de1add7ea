// A PostgreSQL of our own from npm's binaries: created, started, found again and stopped. Knows nothing of tables.
export { hasBinaries, type PostgresVersion } from './binaries.ts'
export { EMBEDDED_DATABASE, ensureDatabase } from './ensure-database.ts'
export { explainLostCluster } from './explain-lost-cluster.ts'
export { findRunning, stopOrphan } from './orphan.ts'
export { durableSettings, throwAwaySettings } from './settings.ts'
export { type Cluster, type ClusterOptions, socketUrl, startCluster } from './start-cluster.ts'
