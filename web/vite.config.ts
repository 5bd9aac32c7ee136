import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  server: { proxy: { '/api': process.env.GONGJIAN_API ?? 'http://127.0.0.1:3000' } },
  build: { outDir: 'dist', emptyOutDir: true },
})
