import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { shells } from './vite/shells.ts';

export default defineConfig({
  plugins: [react(), tailwind(), shells()],
  build: {
    target: 'baseline-widely-available',
    manifest: true,
    // Nothing is inlined: a strict Content-Security-Policy refuses data: scripts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { app: 'app.html', console: 'console.html', public: 'src/public/entry.ts' } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
  },
});
