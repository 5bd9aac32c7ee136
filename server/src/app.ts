import type { Register } from '@gongjian/domain/register/register.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { Actor, Tx } from './db/actor.ts'
import type { Connections, Db } from './db/connect.ts'
import type { FileStore } from './file/file-store.ts'

export interface Log {
  info(message: string, details?: Record<string, unknown>): void
  error(message: string, details?: Record<string, unknown>): void
}

/** What lives as long as the process. */
export interface App {
  readonly config: Config
  readonly connections: Connections
  /** Under the policies: requests. */
  readonly db: Db
  readonly clock: Clock
  readonly files: FileStore
  readonly log: Log
  /** The registers of a plan, in clause order. */
  registersOf(this: void, planCode: string): readonly Register[]
}

/** An upload as it streams in; the door has read neither its name nor its bytes for truth. */
export interface Upload {
  readonly name: string
  readonly stream: AsyncIterable<Buffer>
}

/** What an operation works with: its actor, and the one transaction it may use. */
export interface Ctx {
  readonly app: App
  readonly actor: Actor
  readonly tx: Tx
  readonly now: Date
  readonly request: RequestFacts
}

export interface RequestFacts {
  readonly ip: string
  readonly agent: string
  /** The session's token, as the door got it; null when not signed in. */
  readonly token: string | null
  readonly sessionId: number | null
  /** When the door had it whole: on time is what came in time, however long it then waited its turn. */
  readonly arrivedAt?: Date
}

/** The answer of an operation whose contract says `answer: 'file'`. */
export interface FileAnswer {
  readonly fileName: string
  readonly type: string
  readonly body: Uint8Array | NodeJS.ReadableStream
}
