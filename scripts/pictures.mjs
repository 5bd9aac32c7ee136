// Copies the pictures that the browser tests took into the user guide: node scripts/pictures.mjs after PICTURES=1 npm test.
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './node.mjs'

const guide = path.join(root, 'docs', 'guide')
const pages = [
  ...readdirSync(guide)
    .filter((f) => f.endsWith('.md'))
    .map((f) => path.join(guide, f)),
  path.join(root, 'README.md'),
]
const named = new Set(
  pages.flatMap((f) => [...readFileSync(f, 'utf8').matchAll(/pictures\/([\w-]+\.png)/g)].map((m) => m[1])),
)
for (const name of named) {
  const taken = path.join(root, 'tests', 'pictures', name)
  if (!existsSync(taken)) {
    console.error(`no picture ${name}: run PICTURES=1 npm test first`)
    process.exitCode = 1
    continue
  }
  copyFileSync(taken, path.join(guide, 'pictures', name))
}
console.log(`${named.size} pictures`)
