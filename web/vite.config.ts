import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { operationAddresses } from './operation-addresses.ts'

/** Read by the calendar's rest days only, which pages get from the server; kept out unless a page calls it. */
const PURE = /node_modules\/chinese-days\//

export default defineConfig({
  root: import.meta.dirname,
  plugins: [operationAddresses(), react()],
  // changeOrigin would make every POST look like another site's, and the server refuses those.
  server: { proxy: { '/api': { target: process.env.GONGJIAN_API ?? 'http://127.0.0.1:3000', changeOrigin: false } } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The map alone is larger than Vite's 500 kB, loads with the pages that draw one, and cannot be cut: its warning told an installer nothing.
    chunkSizeWarningLimit: 1_200,
    // Chromium 109 is the last for Windows 7, which county offices still run.
    target: ['chrome109', 'edge109', 'firefox115', 'safari16'],
    rolldownOptions: {
      treeshake: { moduleSideEffects: (id) => !PURE.test(id) },
      output: {
        chunkFileNames: ({ name }) => `assets/${name.split('~')[0] ?? name}-[hash].js`,
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack|use-sync-external-store)\// },
            // By which pages use what: a page without tables loads no table.
            {
              name: 'antd',
              test: /node_modules\/(antd|@ant-design|@rc-component)\//,
              entriesAware: true,
              entriesAwareMergeThreshold: 4_000,
            },
          ],
        },
      },
    },
  },
})
