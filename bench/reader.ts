import { readdirSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { lintPlan, readPlan } from '@gongjian/reader'

const FOLDER = new URL('../reader/expectations/', import.meta.url)
const LEAST_BYTES = 400_000
const ROUNDS = 12

export interface ReaderBench {
  readonly bytes: number
  readonly readMBps: number
  readonly lintMBps: number
}

/** Megabytes of UTF-8 a second, on copies of the labelled documents run together; the median round counts. */
export function benchReader(): ReaderBench {
  const text = longDocument()
  const bytes = Buffer.byteLength(text)
  const reading = readPlan(text)
  return {
    bytes,
    readMBps: speed(bytes, () => readPlan(text)),
    lintMBps: speed(bytes, () => lintPlan(text, reading)),
  }
}

function longDocument(): string {
  const documents = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readFileSync(new URL(file, FOLDER), 'utf8'))
  const parts: string[] = []
  for (let size = 0; size < LEAST_BYTES;) {
    for (const document of documents) {
      parts.push(document)
      size += Buffer.byteLength(document)
    }
  }
  return parts.join('\n\n')
}

function speed(bytes: number, run: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const begin = performance.now()
    run()
    times.push(performance.now() - begin)
  }
  const median = times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Infinity
  return bytes / 1000 / median
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { bytes, readMBps, lintMBps } = benchReader()
  console.log(`reader: ${bytes} bytes, readPlan ${readMBps.toFixed(1)} MB/s, lintPlan ${lintMBps.toFixed(1)} MB/s`)
}
