export { OPERATIONS, type OperationName, type Operations } from './operation/operations.ts'
export { DomainError, ERROR_CODES, fail, sentence, type ErrorCode } from './error/codes.ts'
