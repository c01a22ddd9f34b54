import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite would take the `module` build of graphql for our code while packages take the other: two GraphQLErrors.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
