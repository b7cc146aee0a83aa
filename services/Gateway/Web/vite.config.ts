import { defineConfig } from 'vitest/config';

const server = process.env.BLAZING_SUN_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  build: {
    outDir: '../wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': server,
      '/ws': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['tests/**/*.test.ts'],
  },
});
