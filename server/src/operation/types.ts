import type { InputOf as InputOfContract, OutputOf as OutputOfContract } from '@gongjian/domain/operation/contract.ts'
import type { OperationName, Operations } from '@gongjian/domain/operation/operations.ts'

export type { OperationName, Operations }
export type InputOf<N extends OperationName> = InputOfContract<Operations[N]>
export type OutputOf<N extends OperationName> = OutputOfContract<Operations[N]>
