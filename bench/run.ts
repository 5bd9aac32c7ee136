import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'

// npm run bench: every measurement of this folder, one after another, each in a process of its own.
const here = import.meta.dirname
for (const file of readdirSync(here)
  .filter((f) => f.endsWith('.ts') && f !== 'run.ts')
  .sort()) {
  console.log(`\n# ${file}`)
  const { status } = spawnSync(process.execPath, [path.join(here, file)], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
