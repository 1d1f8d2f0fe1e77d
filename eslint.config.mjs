import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const transportPackages = [
  'express',
  'express-*',
  'socket.io',
  'socket.io*',
  'ws',
  'redis',
  'ioredis',
];

const joined = { group: ['**/compose'], message: 'Parts do not know how they are joined.' };

// The features and what they stand on, from those that know others inwards.
const features = [
  ...[
    'receipts',
    'typing',
    'presence',
    'chats',
    'blocks',
    'own-state',
    'reactions',
    'pins',
    'users',
    'messages',
    'health',
    'sessions',
    'log',
    'database',
  ],
];

// The rooms of src/realtime/, from the door inwards.
const rooms = ['entrance', 'commands', 'delivery', 'cluster', 'connection', 'wire'];

export default tseslint.config(
  { ignores: ['generated/', '**/dist/', '**/__transpiled/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './web/tsconfig.json', './examples/tsconfig.json'],
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: { ...nodeGlobals() },
      parserOptions: { ecmaFeatures: { jsx: true } },
    },
  },
  {
    files: ['docs/site/scripts/*.js'],
    languageOptions: { sourceType: 'script', globals: browserGlobals() },
  },
  // JSX names are used by the template's components.
  {
    files: ['scripts/asyncapi-template/**'],
    rules: { 'no-unused-vars': ['error', { varsIgnorePattern: '^File$' }] },
  },
  // What a .vue file exports only vue-tsc knows, which checks it.
  {
    files: ['examples/vue/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-argument': 'off' },
  },
  // What the service is about does not depend on how clients reach it, and no import leads back out.
  ...features.map((feature, index) => ({
    files: [`src/${feature}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: transportPackages, message: 'The domain knows no transport.' },
            {
              group: ['**/http/**', '!**/generated/http/**', '**/realtime/**'],
              message: 'The domain knows no transport.',
            },
            {
              group: [
                '**/change-kinds',
                ...features.slice(0, index).map((outer) => `**/${outer}/**`),
              ],
              message: `${feature} does not know what is further out.`,
            },
          ],
        },
      ],
    },
  })),
  // What the store used of the client besides would be in an app twice (client/build.mjs).
  {
    files: ['client/src/store/**', 'client/src/react/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['../*', '!../index', '!../store'],
              message: 'The store stands on what every app has of the client.',
            },
          ],
        },
      ],
    },
  },
  // The chat stands on the client and its store, and on nothing of the service but who may do what.
  {
    files: ['web/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                ...[
                  '**/src/**',
                  '**/generated/**',
                  '!../src/index',
                  '!../../src/index',
                  '!**/src/may-do',
                ],
                ...['!**/client/src/index', '!**/client/src/store', '!**/client/src/store/index'],
              ],
              message: 'The chat stands on the client and its store.',
            },
          ],
        },
      ],
    },
  },
  // One place joins the parts; a test may build a part by itself.
  {
    files: ['src/http/**', 'src/realtime/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [joined],
        },
      ],
    },
  },
  // No import of realtime/ leads back out.
  ...rooms.slice(1).map((room, index) => ({
    files: [`src/realtime/${room}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            joined,
            {
              group: rooms.slice(0, index + 1).map((outer) => `**/${outer}/**`),
              message: `${room} does not know what is further out.`,
            },
          ],
        },
      ],
    },
  })),
);

function nodeGlobals() {
  const names = ['require', 'module', 'process', 'console', 'Buffer', '__dirname', 'setTimeout'];
  return Object.fromEntries(
    [...names, 'clearTimeout', 'setImmediate'].map((name) => [name, 'readonly']),
  );
}

function browserGlobals() {
  const names = ['window', 'document', 'location', 'navigator', 'localStorage', 'matchMedia'];
  const functions = ['addEventListener', 'scrollBy', 'fetch', 'setTimeout', 'NodeFilter', 'URL'];
  return Object.fromEntries([...names, ...functions].map((name) => [name, 'readonly']));
}
