export { extractText, type DocumentKind, type ExtractedText } from './extract/extract-text.ts'
export {
  MAX_DOCUMENT_BYTES,
  OFFICE_ERROR_MESSAGES,
  isOfficeError,
  officeError,
  refuseTooLarge,
  type OfficeError,
  type OfficeErrorCode,
} from './extract/office-error.ts'
