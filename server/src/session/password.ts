import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const PASSWORD_MIN_LENGTH = 10

export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

export async function isPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password).catch(() => false)
}

/** Without look-alikes (0 O 1 l I), so that it can be read out over the telephone. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

export function makePassword(length = 14): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

export function isWeak(login: string, current: string, next: string): boolean {
  return next.length < PASSWORD_MIN_LENGTH || next === current || next.toLowerCase().includes(login.toLowerCase())
}
