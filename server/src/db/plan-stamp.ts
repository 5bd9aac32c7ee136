import type { Connections } from './connect.ts'

interface Kept<T> {
  readonly stamp: string
  readonly value: T
}

/**
 * Keeps what is read of a plan as long as the plan's stamp holds (migration 007); without a stamp nothing is kept.
 * Only for what every member of the plan reads alike: the tables whose policy asks for nothing but the plan.
 * Never in a transaction that changes them: what is not committed would be kept for others.
 */
export class KeptByStamp<T> {
  readonly #databases = new WeakMap<Connections, Map<number, Kept<T>>>()

  async get(connections: Connections, planId: number, stamp: string | null, read: () => Promise<T>): Promise<T> {
    if (stamp === null) return read()
    const plans = this.#databases.get(connections) ?? new Map<number, Kept<T>>()
    this.#databases.set(connections, plans)
    const kept = plans.get(planId)
    if (kept?.stamp === stamp) return kept.value
    const value = await read()
    plans.set(planId, { stamp, value })
    return value
  }
}
