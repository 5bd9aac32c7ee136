// npm test: the preparation of npm start, then every check and every test. The last line: N passed, N failed.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { installIfMissing, node24, root, run } from './node.mjs'
import { prepareTests } from './prepare-tests.mjs'

installIfMissing()
prepareTests()

const bin = (name) => path.join(root, 'node_modules', '.bin', name)
// Two cores: the longest check beside all the others, the build of the web among them.
const LANES = [
  [['lint', bin('eslint'), ['.', '--max-warnings', '0']]],
  [
    ['format', bin('prettier'), ['--check', '--log-level', 'warn', '.']],
    ['types', bin('tsc'), ['-p', 'tsconfig.json']],
    ['types of the web', bin('tsc'), ['-p', 'web/tsconfig.json']],
    ['build of the web', node24, [path.join(root, 'scripts', 'build-web.mjs')]],
  ],
]

let passed = 0
let failed = 0
// The checks' own shebangs must find node 24 first.
const env = { ...process.env, PATH: `${path.dirname(node24)}${path.delimiter}${process.env.PATH}` }

/** What a check says comes in one piece, after its verdict. */
function check([name, command, args]) {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    child.stdout.on('data', (piece) => said.push(piece))
    child.stderr.on('data', (piece) => said.push(piece))
    child.on('error', (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on('close', (code) => {
      console.log(`${code === 0 ? 'ok' : 'FAILED'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
      process.stdout.write(Buffer.concat(said))
      if (code === 0) passed++
      else failed++
      resolve()
    })
  })
}

await Promise.all(
  LANES.map(async (lane) => {
    for (const one of lane) await check(one)
  }),
)

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
