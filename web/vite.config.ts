import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Read by the calendar's rest days only, which pages get from the server; kept out unless a page calls it. */
const PURE = /node_modules\/chinese-days\//

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: { '/api': process.env.GONGJIAN_API ?? 'http://127.0.0.1:3000' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Chromium 109 is the last for Windows 7, which county offices still run.
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    rolldownOptions: { treeshake: { moduleSideEffects: (id) => !PURE.test(id) } },
  },
})
