import type { Log } from './app.ts'

const SECRET = /(password|secret|token|cookie|authorization|totp)/i

function withoutSecrets(_key: string, value: unknown): unknown {
  return SECRET.test(_key) ? '…' : value
}

/** One JSON line each; keys that may hold a secret are blanked. Errors go to stderr, so that stdout stays the command's answer. */
export function jsonLog(write: (line: string) => void = (line) => process.stderr.write(line)): Log {
  const line = (level: string, message: string, details: Record<string, unknown> = {}): void =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...details }, withoutSecrets)}\n`)
  return {
    info: (message, details) => line('info', message, details),
    error: (message, details) => line('error', message, details),
  }
}
