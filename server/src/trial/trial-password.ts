import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../config/config.ts'
import { makePassword } from '../session/password.ts'

/** TRIAL_PASSWORD, or a random one made at the first start and kept beside the data, so that a restart prints the same. */
export function trialPassword(config: Config): string {
  if (config.trialPassword) return config.trialPassword
  const file = path.join(config.dataDir, 'trial-password')
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true })
    writeFileSync(file, makePassword(), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8').trim()
}
