#!/usr/bin/env node
// Plain JavaScript that Node 20 can run: hands over to the node@24 of the root's dependencies.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import path from 'node:path'

const entry = fileURLToPath(new URL('../src/entry/cli.ts', import.meta.url))
const require = createRequire(import.meta.url)
const node = path.join(path.dirname(require.resolve('node/package.json')), 'bin', 'node')
// What node has compiled once it need not compile again: half the time of a short command. Beside the packages, where no
// other account of the machine can lay anything.
const cache = {
  NODE_COMPILE_CACHE: path.join(path.dirname(require.resolve('node/package.json')), '..', '.cache', 'gongjian'),
}
const child = spawn(node, ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...cache, ...process.env },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
