const { availableParallelism } = require('node:os');

// jose is published as ECMAScript modules only; jest's own module loader reads CommonJS.
const transpiledPackages = ['jose'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  transform: {
    '\\.[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${transpiledPackages.join('|')})/)`],
  // Tests wait for half of their time, for what they stop, cut and restart: four of them keep two cores
  // at work.
  maxWorkers: availableParallelism() * 2,
  // Memory of the test files that a worker has run stays, and makes those that come later up to
  // twenty times as slow; so a worker that has grown is replaced by a new one.
  workerIdleMemoryLimit: '400MB',
  // Only ends what hangs: nothing is to fail because the machine is slow or busy.
  testTimeout: 180_000,
};
