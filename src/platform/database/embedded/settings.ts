/** PostgreSQL settings by name. */
export type Settings = Record<string, string>

/** What every cluster of ours runs with: no network, no statement and no personal data in the log. */
const always: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: '5432',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
  // A statement or the detail of an error would carry people's words and addresses into the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** A council's data: everything acknowledged is on the disk. */
export const durableSettings: Settings = {
  ...always,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '120',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  // An open transaction holds back every follower of events (see horizon), so a forgotten one is ended.
  idle_in_transaction_session_timeout: '60s',
}

/** Data that is thrown away after the tests: speed before safety. */
export const throwAwaySettings: Settings = {
  ...always,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // No database lives long enough to be worth tidying, and hundreds come and go.
  autovacuum: 'off',
  shared_buffers: '256MB',
  max_connections: '400',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
  idle_in_transaction_session_timeout: '60s',
}

/** The settings as command line arguments: they hold for old data folders too, and nobody edits a file by hand. */
export function settingsAsArguments(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
