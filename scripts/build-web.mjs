// Builds web/dist unless it is newer than everything it is made from.
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)))
const built = path.join(root, 'web', 'dist', 'index.html')

function newest(dir) {
  let latest = 0
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    if (['node_modules', 'dist', 'test'].includes(entry.name)) continue
    const full = path.join(dir, entry.name)
    latest = Math.max(latest, entry.isDirectory() ? newest(full) : statSync(full).mtimeMs)
  }
  return latest
}

const sources = ['web', 'domain', 'plans'].map((name) => newest(path.join(root, name)))
const lock = statSync(path.join(root, 'package-lock.json')).mtimeMs
if (!existsSync(built) || statSync(built).mtimeMs < Math.max(lock, ...sources)) {
  console.log('正在构建页面……')
  const { build } = await import('vite')
  await build({ root: path.join(root, 'web'), logLevel: 'warn' })
}
