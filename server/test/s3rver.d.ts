/** The S3 server of the tests: it has no types of its own. */
declare module 's3rver' {
  import type { Server } from 'node:http'
  interface Options {
    readonly address: string
    readonly port: number
    readonly directory: string
    readonly silent: boolean
    readonly configureBuckets: readonly { readonly name: string }[]
  }
  // eslint-disable-next-line no-restricted-syntax -- s3rver is exported so
  export default class S3rver {
    constructor(options: Options)
    run(): Promise<{ readonly port: number }>
    close(): Promise<void>
    readonly httpServer: Server
  }
}
