import { ConfigError, readConfig } from '../config/config.ts'
import { serve } from './serve.ts'

try {
  await serve(readConfig())
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(error instanceof ConfigError ? 2 : 1)
}
