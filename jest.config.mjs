import { availableParallelism } from 'node:os';

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json'],
  transform: { '\\.ts$': '<rootDir>/test/support/strip-types.mjs' },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  // Stories wait for messages, leases and timeouts for about half of their time: more of them than there are cores.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  coverageProvider: 'v8',
  // Ends what hangs. Stories that start the whole program take ten times as long on a machine that is busy otherwise.
  testTimeout: 60_000,
};
