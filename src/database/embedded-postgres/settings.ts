export type Settings = { port: number; fsync: boolean; maxConnections: number };

/** For one bakery on a small machine. @returns arguments of `postgres`. */
export function settings({ port, fsync, maxConnections }: Settings): string[] {
  const onOrOff = fsync ? 'on' : 'off';
  return Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '64MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: onOrOff,
    synchronous_commit: onOrOff,
    full_page_writes: onOrOff,
    // Nobody replicates from it, so it writes less and needs fewer processes.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    io_method: 'sync',
    jit: 'off',
    // An ERROR quotes the statement and its values, which are people's phones and addresses; the caller gets it anyway.
    log_line_prefix: '',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: -1,
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
