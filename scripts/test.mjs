// npm test: the preparation of npm start, then every check and every test. The last line: N passed, N failed.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { buildWeb, installIfMissing, node24, root, run } from './node.mjs'
import { prepareTests } from './prepare-tests.mjs'

installIfMissing()
prepareTests()

const bin = (name) => path.join(root, 'node_modules', '.bin', name)
const CHECKS = [
  ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['types', bin('tsc'), ['-p', 'tsconfig.json']],
  ['types of the web', bin('tsc'), ['-p', 'web/tsconfig.json']],
  ['lint', bin('eslint'), ['.', '--max-warnings', '0']],
]

let passed = 0
let failed = 0
// The checks' own shebangs must find node 24 first.
const env = { ...process.env, PATH: `${path.dirname(node24)}${path.delimiter}${process.env.PATH}` }
for (const [name, command, args] of CHECKS) {
  const started = Date.now()
  const ok = run(command, args, { mayFail: true, env }) === 0
  console.log(`${ok ? 'ok' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (ok) passed++
  else failed++
}

buildWeb()
const report = path.join(root, 'tmp', 'test-report.json')
mkdirSync(path.dirname(report), { recursive: true })
rmSync(report, { force: true })
const status = run(
  node24,
  [
    path.join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  { mayFail: true, env },
)
try {
  const result = JSON.parse(readFileSync(report, 'utf8'))
  passed += result.numPassedTests
  failed += result.numFailedTests
  // A file that does not load has no failed test of its own.
  if (status !== 0 && result.numFailedTests === 0) failed += Math.max(1, result.numFailedTestSuites)
} catch {
  failed++
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
